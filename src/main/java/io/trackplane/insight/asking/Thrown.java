package io.trackplane.insight.asking;

import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** What a thread that asks threw, thrown on by the one that waits. */
public final class Thrown {
    private Thrown() {}

    /** What is to be thrown; errors are thrown at once. */
    public static RuntimeException by(ExecutionException e) {
        return switch (Objects.requireNonNull(e.getCause())) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            case Throwable cause -> new IllegalStateException(cause);
        };
    }
}
