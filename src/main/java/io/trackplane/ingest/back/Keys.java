package io.trackplane.ingest.back;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Folds what is remembered into 64 bits: a number within a stream. The seed is new at each start and told to nobody, so that no client
 * can choose ids that meet in one place of a table, or those of another environment.
 */
final class Keys {
    private final long seed;

    Keys(long seed) {
        this.seed = seed;
    }

    static Keys random() {
        return new Keys(new SecureRandom().nextLong());
    }

    long of(int stream, long number) {
        return Hash128.mix(number ^ Hash128.mix(seed + stream));
    }

    long of(int stream, long number, long other) {
        return Hash128.mix(other ^ of(stream, number));
    }

    long of(int stream, UUID id) {
        return of(stream, id.getMostSignificantBits(), id.getLeastSignificantBits());
    }
}
