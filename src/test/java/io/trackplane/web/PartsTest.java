package io.trackplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

@WebTest
class PartsTest {
    private static final int FIRST_VISIT = 250_000;
    private static final Pattern PIECE = Pattern.compile("~\\{ui/([a-z]+) ::");
    private static final Pattern STATIC =
            Pattern.compile("(?:href|src)=\"(/(?:css|js|webjars)/[^\"]+|/[a-z]+-[^\"]+\\.svg)[\"#]");
    private static final Pattern ICON = Pattern.compile("#i-([a-z]+)");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ResourceUrlProvider files;

    @Test
    void everyPieceIsOnThePageOfAllPieces() {
        var shown = PIECE.matcher(Bundles.text(Bundles.TEMPLATES.resolve("web/parts.html")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        shown.add("moment"); // through ui/time
        assertThat(pieces()).isEqualTo(shown);
    }

    private static Set<String> pieces() {
        return Bundles.files(Bundles.TEMPLATES.resolve("ui"), ".html").stream()
                .map(file -> file.getFileName().toString().replace(".html", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyPieceRendersInBothLanguages(String language) {
        assertThat(mvc.get().uri("/parts").header("Accept-Language", language))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("??")
                .contains("aria-invalid=\"true\"", "data-typed=\"nebula\"", "</html>");
    }

    @Test
    void everyIconThatIsUsedIsDrawn() {
        var sheet = Bundles.text(java.nio.file.Path.of("static/icons.svg"));
        ICON.matcher(page())
                .results()
                .forEach(icon ->
                        assertThat(sheet).contains("id=\"" + icon.group().substring(1) + "\""));
    }

    @Test
    void staticFilesCarryTheirContentsHashAndAreKeptForAYear() throws Exception {
        for (var url : statics()) {
            var answer = mvc.get().uri(url).exchange();
            assertThat(answer).as(url).hasStatusOk();
            assertThat(answer.getResponse().getHeader("Cache-Control")).as(url).contains("max-age=31536000");
            assertThat(url).containsPattern("-[0-9a-f]{32}\\.|/webjars/[a-z.]+/\\d");
        }
    }

    @Test
    void linksBetweenPagesAreNotLookedForInAllJars() {
        assertThat(files.getHandlerMap()).isNotEmpty().doesNotContainKey("/**");
        assertThat(files.getForLookupPath("/parts")).isNull();
        assertThat(mvc.get().uri("/nothing.css")).hasStatus(404);
    }

    @Test
    void aFirstVisitTransfersLittle() throws Exception {
        int transferred = gzipped(page().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (var url : statics()) {
            transferred += gzipped(mvc.get().uri(url).exchange().getResponse().getContentAsByteArray());
        }
        assertThat(transferred).isLessThan(FIRST_VISIT);
    }

    private Set<String> statics() {
        return STATIC.matcher(page())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String page() {
        try {
            return mvc.get().uri("/parts").exchange().getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int gzipped(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.size();
    }
}
