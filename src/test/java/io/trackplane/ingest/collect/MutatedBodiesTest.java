package io.trackplane.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ingest.front.Policies;
import io.trackplane.kernel.Problem;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A hundred thousand damaged bodies through reader and front stage: each is refused as a whole, or every event in it is accounted for. */
class MutatedBodiesTest {
    private static final int BODIES = 100_000;

    @Test
    void everyEventIsAccountedForOrTheBodyIsRefused() {
        var mutations = new Mutations(new Random(20_261_125));
        int read = 0;
        for (int i = 0; i < BODIES; i++) {
            var body = mutations.next();
            var shape = WireShape.values()[i % WireShape.values().length];
            try {
                var sent = EnvelopeReader.read(body, shape, 100).sent();
                var batch = Policies.judgeStrictly(sent).batch();
                assertThat(batch.size()).isEqualTo(sent.events().size());
                read++;
            } catch (Problem.Malformed | Problem.TooLarge refused) {
                // As it should be.
            }
        }
        // Both must be common, or the mutations are too wild or too tame.
        assertThat(read).isBetween(BODIES / 10, BODIES * 9 / 10);
    }
}
