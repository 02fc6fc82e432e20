package io.trackplane.tenancy;

import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When keys were last used. Requests only touch memory; what is new is written once a minute, and what is left then is written
 * before the store closes.
 */
@Component
class SdkKeyUse {
    private final SdkKeyStore store;
    private final Map<String, Instant> unwritten = new ConcurrentHashMap<>();
    private final EveryMinute writer;

    SdkKeyUse(SdkKeyStore store) {
        this.store = store;
        this.writer = new EveryMinute("sdk-key-use", this::write);
    }

    /** To the second: a key that is in use all the time need not be noted for each of its requests. */
    void note(SdkKey key, Instant at) {
        var noted = unwritten.get(key.id());
        if (noted == null || noted.getEpochSecond() != at.getEpochSecond()) {
            unwritten.put(key.id(), at.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    /** The latest use, written or not. */
    @Nullable Instant latest(SdkKey key) {
        var noted = unwritten.get(key.id());
        return noted == null ? key.lastUsedAt() : noted;
    }

    void write() {
        unwritten.forEach((id, at) -> {
            store.used(id, at);
            unwritten.remove(id, at);
        });
    }

    @PreDestroy
    void close() {
        writer.close();
        write();
    }
}
