package io.trackplane.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MaskingCorpusTest {
    private static final Pattern FOUND = Pattern.compile("⟦[^⟧]*⟧");
    private static final Pattern CODE = Pattern.compile("<([0-9A-F]{4})>");
    private static final Masker EVERYTHING = Maskers.of(Arrays.stream(Detector.values())
            .map(detector -> Maskers.rule(detector.key(), Find.detectors(detector), MaskingAction.replace("[x]")))
            .toArray(MaskingRule[]::new));

    record Positive(Detector detector, String text) {}

    static Stream<Positive> positives() {
        return lines("masking-positive.tsv").map(line -> {
            var parts = line.split("\t", 2);
            return new Positive(Detector.of(parts[0]), parts[1]);
        });
    }

    static Stream<String> negatives() {
        return lines("masking-negative.tsv");
    }

    @Test
    void theCorpusIsLargeAndKnowsEveryDetector() {
        assertThat(positives().count()).isGreaterThanOrEqualTo(200);
        assertThat(negatives().distinct().count()).isGreaterThanOrEqualTo(200);
        assertThat(positives().map(Positive::detector)).contains(Detector.values());
    }

    @ParameterizedTest
    @MethodSource("positives")
    void eachDetectorFindsExactlyWhatItShould(Positive positive) {
        var text = positive.text().replace("⟦", "").replace("⟧", "");
        var expected = FOUND.matcher(positive.text()).replaceAll("[x]");
        var masker =
                Maskers.of(Maskers.rule("only", Find.detectors(positive.detector()), MaskingAction.replace("[x]")));

        assertThat(masked(masker, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("positives")
    void nothingThatIsFoundSurvivesAllDetectorsTogether(Positive positive) {
        var masked = masked(EVERYTHING, positive.text().replace("⟦", "").replace("⟧", ""));

        FOUND.matcher(positive.text())
                .results()
                .map(found -> found.group().substring(1, found.group().length() - 1))
                .filter(found -> found.length() > 3)
                .forEach(found -> assertThat(masked).doesNotContain(found));
        assertThat(masked(EVERYTHING, masked)).isEqualTo(masked);
    }

    @ParameterizedTest
    @MethodSource("negatives")
    void whatIsNothingPersonalStays(String text) {
        assertThat(masked(EVERYTHING, text)).isEqualTo(text);
    }

    private static String masked(Masker masker, String text) {
        var event = masker.mask(Maskers.event("note", new Value.Text(text))).event();
        return ((Value.Text) Objects.requireNonNull(event.properties().fields().get("note"))).text();
    }

    private static Stream<String> lines(String file) {
        var stream = Objects.requireNonNull(MaskingCorpusTest.class.getResourceAsStream(file), file);
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(MaskingCorpusTest::decoded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(String line) {
        return CODE.matcher(line).replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
    }
}
