package io.trackplane.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was read from the store within the last second, so that requests need not ask again and again. What this process changes is
 * read again at once ({@link #forget}), what another one changes within that second. While the store is away, what was
 * known last goes on being told, so that SDKs go on being answered.
 *
 * @param <K> by what it is looked up
 * @param <V> what is kept, immutable
 */
public final class Recent<K, V> {
    private static final Logger LOG = LoggerFactory.getLogger(Recent.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    /** How long a request waits for the store before it is told what was known last. */
    private static final long PATIENCE_MILLIS = 250;

    private static final int MOST = 10_000;

    private final Function<K, V> reader;
    private final LongSupplier nanos;
    private final Cache<K, Known<V>> known =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final ConcurrentMap<K, CompletableFuture<V>> readings = new ConcurrentHashMap<>();
    private volatile boolean away;

    /** @param reader asks the store; throws what a store throws that is away */
    public Recent(Function<K, V> reader) {
        this(reader, System::nanoTime);
    }

    Recent(Function<K, V> reader, LongSupplier nanos) {
        this.reader = reader;
        this.nanos = nanos;
    }

    private record Known<V>(V value, long since) {}

    /**
     * What the store holds, or held within the last second.
     *
     * @throws RuntimeException what the store threw, when it does not answer and nothing is known
     */
    public V get(K key) {
        var last = known.getIfPresent(key);
        if (last != null && nanos.getAsLong() - last.since() < FRESH_NANOS) {
            return last.value();
        }
        var reading = reading(key);
        return last == null ? awaited(reading) : awaited(reading, last.value());
    }

    /** Forgets one of them because it was changed. What is being read at this moment is not kept either. */
    public void forget(K key) {
        readings.remove(key);
        known.invalidate(key);
    }

    /** Forgets all. */
    public void forgetAll() {
        readings.clear();
        known.invalidateAll();
    }

    /** Many that ask for the same wait for one reading. */
    private CompletableFuture<V> reading(K key) {
        var started = new CompletableFuture<V>();
        var running = readings.putIfAbsent(key, started);
        if (running != null) {
            return running;
        }
        Thread.ofVirtual().name("recent").start(() -> read(key, started));
        return started;
    }

    private void read(K key, CompletableFuture<V> reading) {
        long begun = nanos.getAsLong();
        try {
            var value = reader.apply(key);
            away = false;
            keep(key, reading, new Known<>(value, begun));
            reading.complete(value);
        } catch (RuntimeException | Error e) {
            warnOnce(key, e);
            readings.remove(key, reading);
            reading.completeExceptionally(e);
        }
    }

    private void warnOnce(K key, Throwable failed) {
        if (!away && !(failed instanceof Problem)) {
            LOG.warn("{} cannot be read; what was known last goes on being used", key, failed);
            away = true;
        }
    }

    /** Only while nobody forgot it meanwhile: under the lock of the reading's own entry. */
    private void keep(K key, CompletableFuture<V> reading, Known<V> value) {
        readings.computeIfPresent(key, (same, current) -> {
            if (current != reading) {
                return current;
            }
            known.put(key, value);
            return null;
        });
    }

    private V awaited(CompletableFuture<V> reading, V last) {
        if (away) {
            return last;
        }
        try {
            return reading.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            away = true;
            return last;
        } catch (ExecutionException e) {
            return lastUnlessAnswered(e, last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last;
        }
    }

    private V lastUnlessAnswered(ExecutionException failed, V last) {
        if (failed.getCause() instanceof Problem problem) {
            throw problem;
        }
        return last;
    }

    private static <V> V awaited(CompletableFuture<V> reading) {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
