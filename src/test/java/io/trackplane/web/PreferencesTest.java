package io.trackplane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class PreferencesTest {
    @Autowired
    private MockMvcTester mvc;

    @ParameterizedTest
    @CsvSource({
        "zh-TW;q=0.9,<html lang=\"zh-CN\"",
        "'fr, zh',<html lang=\"zh-CN\"",
        "fr,<html lang=\"en\"",
        "'en-GB, zh',<html lang=\"en\"",
        "'*',<html lang=\"en\""
    })
    void theBrowsersWishDecidesTheLanguage(String wish, String start) {
        assertThat(mvc.get().uri("/parts").header("Accept-Language", wish))
                .bodyText()
                .contains(start);
    }

    @Test
    void aChosenLanguageOutweighsTheBrowsersWish() {
        assertThat(mvc.get().uri("/parts").header("Accept-Language", "en").cookie(new Cookie("tp_language", "zh-CN")))
                .bodyText()
                .contains("<html lang=\"zh-CN\"", "状态与部件");
    }

    @Test
    void anyPageChangesTheLanguageAtOnceAndForGood() {
        assertThat(mvc.get().uri("/parts?language=zh")).cookies().hasValue("tp_language", "zh-CN");
        assertThat(mvc.get().uri("/parts?language=zh-CN")).bodyText().contains("<html lang=\"zh-CN\"");
    }

    @Test
    void aLanguageThatIsNotSpokenChangesNothing() {
        assertThat(mvc.get().uri("/parts?language=tlh")).cookies().doesNotContainCookie("tp_language");
    }

    @ParameterizedTest
    @CsvSource({"dark,data-theme=\"dark\"", "light,data-theme=\"light\""})
    void theThemeIsInThePagesFirstLine(String theme, String attribute) {
        assertThat(mvc.get().uri("/parts").cookie(new Cookie("tp_theme", theme)))
                .bodyText()
                .contains("<html lang=\"en\" " + attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "pink", ""})
    void withoutAThemeTheSystemDecides(String theme) {
        assertThat(mvc.get().uri("/parts").cookie(new Cookie("tp_theme", theme)))
                .bodyText()
                .doesNotContain("data-theme=");
    }

    @Test
    void bothAreRememberedForAYearOutOfReachOfScripts() {
        var answer = mvc.post()
                .uri("/preferences")
                .with(csrf())
                .param("theme", "dark")
                .param("language", "zh-CN")
                .param("back", "/parts?page=2&language=en")
                .exchange();
        assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/parts?page=2");
        assertThat(answer).cookies().hasValue("tp_theme", "dark").hasValue("tp_language", "zh-CN");
        assertThat(answer).cookies().isHttpOnly("tp_theme", true).hasPath("tp_theme", "/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/?language=en&/\\evil.example",
                "evil",
                "/{theme}",
                "/é",
                "/a b",
                ""
            })
    void theWayBackNeverLeadsElsewhere(String back) {
        assertThat(mvc.post()
                        .uri("/preferences")
                        .with(csrf())
                        .param("theme", "dark")
                        .param("back", back))
                .hasRedirectedUrl("/");
    }

    @Test
    void theWayBackKeepsItsFilters() {
        assertThat(mvc.post()
                        .uri("/preferences")
                        .with(csrf())
                        .param("theme", "dark")
                        .param("back", "/t/a-b/a/c_d/e/f?q=%E4%BD%A0%20%7B&from=2026-11-01"))
                .hasRedirectedUrl("/t/a-b/a/c_d/e/f?q=%E4%BD%A0%20%7B&from=2026-11-01");
    }

    @Test
    void aWayBackWithALineBreakIsRefused() {
        assertThat(mvc.post().uri("/preferences").with(csrf()).param("back", "/a\r\nSet-Cookie: x"))
                .hasStatus(400);
    }
}
