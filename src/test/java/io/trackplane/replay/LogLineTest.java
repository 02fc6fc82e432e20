package io.trackplane.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {
    private static String line(String request, int status) {
        return "203.0.113.7 - ann [17/May/2015:10:05:03 +0200] \"" + request + "\" " + status
                + " 2032 \"http://site.example/a?b=c\" \"Agent \\\"x\\\" (y)\"";
    }

    @Test
    void aCombinedLineIsReadWithoutQueries() {
        assertThat(LogLine.read(line("GET /a/b?token=secret HTTP/1.1", 200)))
                .contains(new LogLine(
                        "203.0.113.7",
                        Instant.parse("2015-05-17T08:05:03Z"),
                        "GET",
                        "/a/b",
                        200,
                        "http://site.example/a",
                        "Agent \\\"x\\\" (y)"));
    }

    @Test
    void ofALineThatWasCutWithinTheAgentTheRestIsKept() {
        var whole = line("GET / HTTP/1.1", 200);
        var cut = whole.substring(0, whole.length() - 5);

        assertThat(LogLine.read(cut).orElseThrow().agent()).isEqualTo("Agent \\\"x\\\"");
        assertThat(LogLine.read(cut).orElseThrow().referrer()).isEqualTo("http://site.example/a");
    }

    @Test
    void aCommonLineHasNeitherReferrerNorAgent() {
        var line = LogLine.read("::1 - - [17/May/2015:10:05:03 +0000] \"HEAD / HTTP/1.0\" 304 -")
                .orElseThrow();

        assertThat(line.agent()).isEmpty();
        assertThat(line.referrer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /, 200, true",
        "GET /blog/tags/a.b/, 200, true",
        "GET /page.html?x=1.png, 304, true",
        "GET /style.CSS, 200, false",
        "GET /feed.xml, 200, false",
        "GET /gone, 404, false",
        "GET /moved, 301, false",
        "HEAD /, 200, false",
        "POST /form, 200, false"
    })
    void pagesThatWereSeenAreTold(String request, int status, boolean isPageView) {
        assertThat(LogLine.read(line(request + " HTTP/1.1", status))
                        .orElseThrow()
                        .isPageView())
                .isEqualTo(isPageView);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing of the kind",
                "1.2.3.4 - - [99/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 1",
                "1.2.3.4 - - [17/May/2015:10:05:03 +0000] \"\\x16\\x03\" 400 0"
            })
    void otherLinesAreNone(String text) {
        assertThat(LogLine.read(text)).isEmpty();
    }
}
