package io.trackplane.ingest.console;

import java.time.Instant;
import java.util.List;

/**
 * Events of one name that were kept aside for the same kind of reason in the same field.
 *
 * @param kind such as {@code unplanned}, {@code missing}, {@code type}
 * @param field JSON pointer; empty for the event as a whole
 * @param expected what the plan asks for, as one of them was told
 * @param events how many
 * @param releases of the application, those with most events first
 * @param days how many on each day, the oldest first
 */
record QuarantineGroup(
        String event,
        String kind,
        String field,
        String expected,
        long events,
        Instant first,
        Instant last,
        List<String> releases,
        List<Long> days) {
    /** Message key of the kind; empty where there are no words for it. */
    public String words() {
        return Words.kind(kind);
    }

    /** Height of a day's bar, 0 to 18; what is there is seen. */
    public long bar(int day) {
        long most = days.stream().mapToLong(Long::longValue).max().orElse(0);
        long count = days.get(day);
        return count == 0 ? 0 : Math.max(1, Math.round(18.0 * count / most));
    }
}
