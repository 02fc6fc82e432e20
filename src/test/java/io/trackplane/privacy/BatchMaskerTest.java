package io.trackplane.privacy;

import static io.trackplane.privacy.Maskers.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchMaskerTest {
    private static final int BATCHES = 500;
    private static final List<String> TEXTS = List.of(
            "13800001234", "buyer@meadow.example", "usr_20418", "13800001234 ", "{\"phone\":\"13800001234\"}", "");
    private static final Masker MASKER = Maskers.of(
            rule("phone", Find.detectors(Detector.MAINLAND_PHONE), MaskingAction.hash(4)),
            rule("mail", Find.detectors(Detector.EMAIL), MaskingAction.remove()),
            rule("users", Find.keys("user_id", "page").in("share"), MaskingAction.hash()),
            rule("sessions", Find.keys("session_id").in("open"), MaskingAction.remove()));

    @Test
    void ofEveryEventOfABatchComesOutWhatComesOutOfItAlone() {
        for (int seed = 0; seed < BATCHES; seed++) {
            var random = new Random(seed);
            var batch = MASKER.batch();
            for (var event : Stream.generate(() -> event(random)).limit(8).toList()) {
                assertThat(batch.mask(event)).as(event::toString).isEqualTo(MASKER.mask(event));
            }
        }
    }

    @Test
    void whatIsAsInTheEventBeforeIsNotLookedAtAgain() {
        var event = new Event(
                null,
                EventType.EVENT,
                "open",
                Instant.EPOCH,
                "13800001234",
                null,
                null,
                null,
                null,
                null,
                Value.Fields.NONE);
        var batch = MASKER.batch();
        batch.mask(event);
        long once = batch.visited();
        batch.mask(event);

        assertThat(once).isPositive();
        assertThat(batch.visited()).isEqualTo(once);
    }

    /** Texts are not the same objects, as those of two events never are. */
    private static Event event(Random random) {
        return new Event(
                text(random),
                EventType.EVENT,
                List.of("share", "open", "13800001234").get(random.nextInt(3)),
                Instant.EPOCH,
                text(random),
                text(random),
                text(random),
                text(random),
                text(random),
                text(random),
                new Value.Fields(Map.of("note", new Value.Text(String.valueOf(text(random))))));
    }

    private static @Nullable String text(Random random) {
        int which = random.nextInt(TEXTS.size() + 1);
        return which == TEXTS.size() ? null : new String(TEXTS.get(which).toCharArray());
    }
}
