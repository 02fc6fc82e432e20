package io.trackplane.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.trackplane.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page there is, without listing them: no accessibility violation, no sideways scrolling, no error in the console. */
@ServerTest
class AccessibilityTest {
    private static final Map<String, String> IDS =
            Map.of("tenant", "nebula", "application", "onchain_app", "environment", "production");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)(:[^}]*)?}");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mapping;

    @ParameterizedTest(name = "{0}, {1}, {2} wide")
    @CsvSource({"en,LIGHT,1280", "zh-CN,DARK,1280", "zh-CN,LIGHT,390", "en,DARK,390"})
    void everyPageIsAccessible(String language, ColorScheme scheme, int width) {
        var wrong = new ArrayList<String>();
        try (var browser = new Browser();
                var person = browser.person(language, width, scheme)) {
            person.newPage().navigate(base() + "/login");
            wrong.addAll(visit(person.newPage(), List.of("/login")));
            Browser.signIn(person, base(), "owner@nebula.example", "trackplane-demo");
            wrong.addAll(visit(person.newPage(), pages()));
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"LIGHT", "DARK"})
    void everyPlatformPageIsAccessible(ColorScheme scheme) {
        try (var browser = new Browser();
                var person = browser.person("en", 1280, scheme)) {
            Browser.signIn(person, base(), "platform@trackplane.example", "trackplane-demo");
            assertThat(visit(
                            person.newPage(),
                            pages().stream()
                                    .filter(path -> path.startsWith("/platform"))
                                    .toList()))
                    .isEmpty();
        }
    }

    @Test
    void thePaletteIsAccessibleWhileItIsOpen() {
        try (var browser = new Browser();
                var person = browser.person("en")) {
            var page = Browser.signIn(person, base(), "owner@nebula.example", "trackplane-demo");
            page.keyboard().press("Control+k");
            page.locator("dialog[open] [role=option]").first().waitFor();
            assertThat(Flaws.violations(page)).isEmpty();
        }
    }

    private List<String> visit(Page page, List<String> paths) {
        var wrong = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 404")) {
                wrong.add(page.url() + " logs " + message.text());
            }
        });
        for (var path : paths) {
            var answer = page.navigate(base() + path);
            if (!answer.headerValue("content-type").startsWith("text/html")) {
                continue;
            }
            wrong.addAll(Flaws.of(page));
        }
        return wrong;
    }

    /** Every GET route without unknown identifiers; downloads and streams are not pages. */
    private List<String> pages() {
        return mapping.getHandlerMethods().keySet().stream()
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(route -> route.getPatternValues().stream())
                .filter(path -> !path.startsWith("/api/")
                        && !path.startsWith("/ofrep/")
                        && !path.endsWith(".csv")
                        && !path.endsWith("/live/events")
                        && !path.endsWith("palette"))
                .filter(path -> VARIABLE.matcher(path).results().allMatch(match -> IDS.containsKey(match.group(1))))
                .map(path -> VARIABLE.matcher(path).replaceAll(match -> IDS.getOrDefault(match.group(1), "")))
                .distinct()
                .sorted()
                .toList();
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
