package io.trackplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no template may contain: the Content-Security-Policy forbids it, or it turns data into code. */
class TemplateTest {
    private static final Pattern FORM = Pattern.compile("<form(?:[^>\"]|\"[^\"]*\")*>");

    static List<Path> templates() {
        return Bundles.files(Bundles.TEMPLATES, ".html");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hasNoInlineScriptOrStyle(Path template) {
        assertThat(Bundles.text(template))
                .doesNotContainPattern("(?i)<style[\\s>]")
                .doesNotContainPattern("(?i)\\s(th:)?style\\s*=")
                .doesNotContainPattern("(?i)\\s(th:)?on[a-z]+\\s*=")
                .doesNotContainPattern("(?i)hx-on")
                .doesNotContainPattern("(?i)javascript:")
                .doesNotContainPattern("(?i)<script(?![^>]*src=|[^>]*type=\"application/json\")[^>]*>");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void neverTurnsDataIntoCode(Path template) {
        assertThat(Bundles.text(template))
                .doesNotContain("th:utext", "__$", "__#", "__*", "[(${", "th:inline=\"javascript\"");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void takesNothingFromOtherServers(Path template) {
        assertThat(Bundles.text(template)).doesNotContainPattern("(src|href|action)=\"(https?:)?//");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void postsOnlyThroughFormsThatCarryTheToken(Path template) {
        assertThat(FORM.matcher(Bundles.text(template)).results().map(MatchResult::group))
                .filteredOn(form -> form.contains("method=\"post\""))
                .allMatch(form -> form.contains("th:action="));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void leavesNoWordsUntranslated(Path template) {
        assertThat(Bundles.text(template))
                .doesNotContainPattern("\\s(aria-label|title|placeholder|alt)=\"[^\"]*[A-Za-z]{2}");
    }
}
