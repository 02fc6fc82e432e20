package io.trackplane.delivery.console;

import static java.util.Map.entry;

import io.trackplane.delivery.Collection;
import io.trackplane.delivery.Percent;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.Multiline;
import io.trackplane.web.TwoEditors;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What SDKs send and how, as typed. Names stand on lines of their own; times are in milliseconds.
 *
 * @param only whether only the events of {@code allowEvents} are sent
 * @param vitalsRate in percent
 */
record EventFiltersForm(
        boolean only,
        @Multiline @Nullable String allowEvents,
        @Multiline @Nullable String denyEvents,
        @Multiline @Nullable String denyFields,
        @Nullable Integer maxEvents,
        @Nullable Integer maxBytes,
        @Nullable Integer flushIntervalMs,
        @Nullable Integer maxRetries,
        @Nullable Integer baseDelayMs,
        @Nullable Integer maxDelayMs,
        @Nullable Integer timeoutMs,
        @Nullable Integer maxConcurrent,
        @Nullable Integer requestIntervalMs,
        boolean vitals,
        @Nullable String vitalsRate) {
    static EventFiltersForm of(Collection collection) {
        var batch = collection.batch();
        var retry = collection.retry();
        var allowed = collection.allowEvents();
        return new EventFiltersForm(
                allowed != null,
                lines(allowed == null ? List.of() : allowed),
                lines(collection.denyEvents()),
                lines(collection.denyFields()),
                batch.maxEvents(),
                batch.maxBytes(),
                batch.flushIntervalMs(),
                retry.maxRetries(),
                retry.baseDelayMs(),
                retry.maxDelayMs(),
                retry.timeoutMs(),
                retry.maxConcurrent(),
                retry.requestIntervalMs(),
                collection.vitals().enabled(),
                Percent.text(collection.vitals().rate()));
    }

    private static String lines(List<String> names) {
        return String.join("\n", names);
    }

    /**
     * What is wanted; a number that was left empty is the usual one, a rate that is none is one that nothing can have.
     *
     * @throws Problem.Invalid when allowed events are listed that would not count
     */
    Collection collection() {
        if (!only && !Entries.of(allowEvents).isEmpty()) {
            throw new Problem.Invalid("only", Message.of("delivery.problem.only"));
        }
        return new Collection(
                only ? Entries.of(allowEvents) : null,
                Entries.of(denyEvents),
                Entries.of(denyFields),
                batch(),
                retry(),
                new Collection.Vitals(
                        vitals,
                        Percent.read(vitalsRate == null ? "" : vitalsRate).orElse(-1)));
    }

    private Collection.Batch batch() {
        var usual = Collection.DEFAULT.batch();
        return new Collection.Batch(
                or(maxEvents, usual.maxEvents()),
                or(maxBytes, usual.maxBytes()),
                or(flushIntervalMs, usual.flushIntervalMs()));
    }

    private Collection.Retry retry() {
        var usual = Collection.DEFAULT.retry();
        return new Collection.Retry(
                or(maxRetries, usual.maxRetries()),
                or(baseDelayMs, usual.baseDelayMs()),
                or(maxDelayMs, usual.maxDelayMs()),
                or(timeoutMs, usual.timeoutMs()),
                or(maxConcurrent, usual.maxConcurrent()),
                or(requestIntervalMs, usual.requestIntervalMs()));
    }

    private static Integer or(@Nullable Integer typed, Integer usual) {
        return typed == null ? usual : typed;
    }

    Map<String, String> fields() {
        return TwoEditors.fields(List.of(
                entry("only", only),
                entry("allowEvents", lines(Entries.of(allowEvents))),
                entry("denyEvents", lines(Entries.of(denyEvents))),
                entry("denyFields", lines(Entries.of(denyFields))),
                entry("maxEvents", text(maxEvents)),
                entry("maxBytes", text(maxBytes)),
                entry("flushIntervalMs", text(flushIntervalMs)),
                entry("maxRetries", text(maxRetries)),
                entry("baseDelayMs", text(baseDelayMs)),
                entry("maxDelayMs", text(maxDelayMs)),
                entry("timeoutMs", text(timeoutMs)),
                entry("maxConcurrent", text(maxConcurrent)),
                entry("requestIntervalMs", text(requestIntervalMs)),
                entry("vitals", vitals),
                entry("vitalsRate", vitalsRate == null ? "" : vitalsRate)));
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
