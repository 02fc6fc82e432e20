package io.trackplane.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What SDKs send and how: the part {@code collection} of an environment.
 *
 * @param allowEvents names of the only events that are sent; null for all
 * @param denyEvents names of events that are not sent
 * @param denyFields properties that are left out before sending
 * @param batch how events are put together
 * @param retry what happens when sending fails
 * @param vitals whether web vitals are measured
 */
public record Collection(
        @Nullable List<String> allowEvents,
        @JsonInclude(Include.NON_EMPTY) List<String> denyEvents,
        @JsonInclude(Include.NON_EMPTY) List<String> denyFields,
        Batch batch,
        Retry retry,
        Vitals vitals) {
    /** Kind and key of the part. */
    public static final String KIND = "collection";

    /** What holds before anything was published. */
    public static final Collection DEFAULT =
            new Collection(null, List.of(), List.of(), Batch.DEFAULT, Retry.DEFAULT, Vitals.DEFAULT);

    private static final int MOST_NAMES = 500;
    private static final int LONGEST_NAME = 128;

    /**
     * How events are put together; a batch goes when any of these is reached.
     *
     * @param maxEvents 1 to 1000
     * @param maxBytes 1024 to 5 MB
     * @param flushIntervalMs 100 ms to 10 min; seed 002 has 10 s
     */
    public record Batch(Integer maxEvents, Integer maxBytes, Integer flushIntervalMs) {
        static final Batch DEFAULT = new Batch(20, 50 * 1024, 10_000);

        public Batch {
            maxEvents = maxEvents == null ? DEFAULT.maxEvents : maxEvents;
            maxBytes = maxBytes == null ? DEFAULT.maxBytes : maxBytes;
            flushIntervalMs = flushIntervalMs == null ? DEFAULT.flushIntervalMs : flushIntervalMs;
        }
    }

    /**
     * What happens when sending fails; the values of seed 002's task queue.
     *
     * @param maxRetries 0 to 20
     * @param baseDelayMs before the first repetition, doubled for each further one
     * @param maxDelayMs longest pause
     * @param timeoutMs after which a request has failed
     * @param maxConcurrent requests at a time, 1 to 10
     * @param requestIntervalMs least pause between requests
     */
    public record Retry(
            Integer maxRetries,
            Integer baseDelayMs,
            Integer maxDelayMs,
            Integer timeoutMs,
            Integer maxConcurrent,
            Integer requestIntervalMs) {
        static final Retry DEFAULT = new Retry(3, 1_500, 30_000, 10_000, 2, 200);

        public Retry {
            maxRetries = maxRetries == null ? DEFAULT.maxRetries : maxRetries;
            baseDelayMs = baseDelayMs == null ? DEFAULT.baseDelayMs : baseDelayMs;
            maxDelayMs = maxDelayMs == null ? DEFAULT.maxDelayMs : maxDelayMs;
            timeoutMs = timeoutMs == null ? DEFAULT.timeoutMs : timeoutMs;
            maxConcurrent = maxConcurrent == null ? DEFAULT.maxConcurrent : maxConcurrent;
            requestIntervalMs = requestIntervalMs == null ? DEFAULT.requestIntervalMs : requestIntervalMs;
        }
    }

    /**
     * Web vitals.
     *
     * @param enabled whether they are measured
     * @param rate share of page views that are measured, 0 to 1
     */
    public record Vitals(Boolean enabled, Double rate) {
        static final Vitals DEFAULT = new Vitals(true, 1.0);

        public Vitals {
            enabled = enabled == null ? DEFAULT.enabled : enabled;
            rate = rate == null ? DEFAULT.rate : rate;
        }
    }

    public Collection {
        allowEvents = allowEvents == null ? null : List.copyOf(allowEvents);
        denyEvents = denyEvents == null ? List.of() : List.copyOf(denyEvents);
        denyFields = denyFields == null ? List.of() : List.copyOf(denyFields);
        batch = batch == null ? Batch.DEFAULT : batch;
        retry = retry == null ? Retry.DEFAULT : retry;
        vitals = vitals == null ? Vitals.DEFAULT : vitals;
    }

    /**
     * Reads a definition.
     *
     * @throws Problem.Invalid with every field that cannot be accepted
     */
    public static Collection parse(String json) {
        var collection = CanonicalJson.read(json, Collection.class);
        collection.check();
        return collection;
    }

    /** The canonical text. */
    public String json() {
        return CanonicalJson.write(this);
    }

    private void check() {
        var findings = new Findings();
        names(findings, "allow_events", allowEvents == null ? List.of() : allowEvents);
        names(findings, "deny_events", denyEvents);
        names(findings, "deny_fields", denyFields);
        findings.range("batch.max_events", batch.maxEvents(), 1, 1000);
        findings.range("batch.max_bytes", batch.maxBytes(), 1024, 5 * 1024 * 1024);
        findings.range("batch.flush_interval_ms", batch.flushIntervalMs(), 100, 600_000);
        findings.range("retry.max_retries", retry.maxRetries(), 0, 20);
        findings.range("retry.base_delay_ms", retry.baseDelayMs(), 100, 60_000);
        findings.range("retry.max_delay_ms", retry.maxDelayMs(), retry.baseDelayMs(), 600_000);
        findings.range("retry.timeout_ms", retry.timeoutMs(), 500, 120_000);
        findings.range("retry.max_concurrent", retry.maxConcurrent(), 1, 10);
        findings.range("retry.request_interval_ms", retry.requestIntervalMs(), 0, 60_000);
        findings.rate("vitals.rate", vitals.rate());
        findings.done();
    }

    private static void names(Findings findings, String field, List<String> names) {
        if (findings.count(field, names.size(), MOST_NAMES)) {
            for (int i = 0; i < names.size(); i++) {
                findings.check(!names.get(i).isBlank(), field + "[" + i + "]", "required");
                findings.atMost(field + "[" + i + "]", names.get(i), LONGEST_NAME);
            }
        }
    }
}
