package io.trackplane.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is remembered of texts never changes what comes out. */
class CleanTextsTest {
    private static final String PHONE = "13800001234";

    private static Event event(String field, String text) {
        return Maskers.event(new LinkedHashMap<>(Map.of(field, new Value.Text(text))));
    }

    private static Value stored(Masker masker, String field, String text) {
        return Objects.requireNonNull(
                masker.mask(event(field, text)).event().properties().fields().get(field));
    }

    @Test
    void whatOneEnvironmentLeavesAnotherStillMasks() {
        var lenient = Maskers.of();
        var strict = Masker.compile(DefaultMasking.in(Locale.ENGLISH), PiiClasses.NONE, Maskers.KEY);
        for (int time = 1; time <= 3; time++) {
            assertThat(stored(lenient, "note", PHONE)).isEqualTo(new Value.Text(PHONE));
        }
        assertThat(stored(strict, "note", PHONE)).isNotEqualTo(new Value.Text(PHONE));
    }

    @Test
    void whatIsCleanAsAVersionIsNotCleanElsewhere() {
        var masker = Masker.compile(DefaultMasking.in(Locale.ENGLISH), PiiClasses.NONE, Maskers.KEY);
        var address = "10.20.30.40";
        var asVersion = stored(masker, "app_version", address);
        for (int time = 2; time <= 3; time++) {
            assertThat(stored(masker, "app_version", address)).isEqualTo(asVersion);
        }
        assertThat(stored(masker, "note", address)).isNotEqualTo(asVersion);
    }

    @Test
    void everyTimeIsAsTheFirst() {
        var masker = Masker.compile(DefaultMasking.in(Locale.ENGLISH), PiiClasses.NONE, Maskers.KEY);
        var texts =
                new String[] {"/onchain/quests", PHONE, "call " + PHONE, "a@b.example", "4.12.0", "1440x900", "", "x"};
        for (var text : texts) {
            var first = masker.mask(event("note", text));
            for (int time = 2; time <= 4; time++) {
                assertThat(masker.mask(event("note", text))).isEqualTo(first);
            }
        }
    }

    @Test
    void moreTextsThanThereArePlacesAreAllMasked() {
        var masker = Masker.compile(DefaultMasking.in(Locale.ENGLISH), PiiClasses.NONE, Maskers.KEY);
        var found = IntStream.range(0, 40_000)
                .filter(each -> {
                    for (int time = 1; time <= 3; time++) {
                        stored(masker, "note", "clean " + each);
                    }
                    var text = "138%08d".formatted(each);
                    return stored(masker, "note", text).equals(new Value.Text(text));
                })
                .count();
        assertThat(found).isZero();
    }

    @Test
    void onlyThatOwnersTextOfThatKindIsContainedFromTheSecondTimeOn() {
        var one = new CleanTexts();
        one.add("free", false);
        assertThat(one.contains("free", false)).isFalse();
        one.add("free", false);
        assertThat(one.contains("free", false)).isTrue();
        assertThat(one.contains("free", true)).isFalse();
        assertThat(one.contains("fred", false)).isFalse();
        assertThat(IntStream.range(0, 200_000).filter(each -> new CleanTexts().contains("free", false)))
                .isEmpty();
    }

    @Test
    void longTextsAreNotKept() {
        var one = new CleanTexts();
        var text = "long".repeat(100);
        one.add(text, false);
        one.add(text, false);
        assertThat(one.contains(text, false)).isFalse();
    }
}
