package io.trackplane.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time is not measured: the characters that any detector looks at are counted. */
class MaskingLinearityTest {
    private static final int SMALL = 20_000;
    private static final int TIMES = 8;
    private static final int MOST_LOOKS_PER_CHARACTER = 120;
    private static final Masker MASKER = Maskers.of(Stream.of(Detector.values())
            .map(detector -> Maskers.rule(detector.key(), Find.detectors(detector), MaskingAction.hash()))
            .toArray(MaskingRule[]::new));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "@",
                "a",
                ".",
                "1.",
                "1 ",
                "1-",
                "13",
                "4111 ",
                "138 ",
                "a@",
                "a.",
                "@.",
                "a@b.",
                ":",
                "::",
                "a:",
                "1:",
                "f:f",
                "=",
                "a=",
                "= ",
                "password=",
                "password:\"",
                "password:{",
                "?a=",
                "&",
                "?a",
                "a=1&",
                "sk-",
                "sk-1",
                "SG.",
                "ghp_",
                "eyJ",
                "eyJ.",
                ".eyJa",
                "Bearer ",
                "-",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "%",
                "%25",
                "%2",
                "%E5",
                "\\",
                "\\u",
                "\\u0031",
                "\"",
                "\\\"",
                "１",
                "１ ",
                "\u200b",
                "+",
                "+1 ",
                "+1",
                "(",
                "0086",
                "86 ",
                "{",
                "[",
                "{\"a\":",
                "x1",
                "a1",
                "\ud835",
                "h:",
                "*",
                "1.1.1.1",
                "a@b.cn",
                "13800001234 ",
                "+86"
            })
    void looksGrowNoFasterThanTheText(String piece) {
        var small = looks(piece.repeat(SMALL / piece.length()));
        var large = looks(piece.repeat(TIMES * SMALL / piece.length()));

        assertThat(large).isLessThan((long) (1.1 * TIMES * small) + 1_000);
        assertThat(small).isLessThan((long) MOST_LOOKS_PER_CHARACTER * SMALL);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 400})
    void namesThatAreMaskedToTheSameStayApart(int count) {
        var fields = new LinkedHashMap<String, Value>();
        for (var at = 0; at < count; at++) {
            var spelled = Integer.toBinaryString(512 + at).replace('1', 'B').replace('0', 'b');
            fields.put(spelled + "@meadow.example", new Value.Whole(at));
        }

        var masked = Masker.compile(DefaultMasking.in(Locale.ENGLISH), PiiClasses.NONE, Maskers.KEY)
                .mask(Maskers.event(fields));

        assertThat(masked.event().properties().fields().values()).containsExactlyElementsOf(fields.values());
    }

    private static long looks(String text) {
        return MASKER.visited(Maskers.event("note", new Value.Text(text)));
    }
}
