package io.trackplane.ingest.console;

import io.trackplane.ingest.DryRun.Objection;
import io.trackplane.ingest.DryRun.Outcome;
import java.util.List;
import java.util.Locale;

/**
 * What would become of one event, as it is shown.
 *
 * @param position in the body, from 1
 * @param kind {@code good}, {@code needs}, {@code poor} or empty: the look of the verdict
 * @param fate key of the verdict
 * @param event as it would be kept, on several lines; empty where nothing would be
 */
record DebugLine(
        int position, String name, String kind, String fate, List<Error> errors, List<String> masked, String event) {
    /** One thing that is wrong; {@code words} is the message key of the kind, empty where there are no words for it. */
    record Error(Objection objection, String words) {
        static Error of(Objection objection) {
            return new Error(objection, Words.kind(objection.kind()));
        }
    }

    public boolean valid() {
        return errors.isEmpty();
    }

    static DebugLine of(Outcome outcome) {
        var fate = outcome.wouldBe().toLowerCase(Locale.ROOT);
        return new DebugLine(
                outcome.index() + 1,
                outcome.name(),
                Fates.look(fate),
                fate,
                outcome.objections().stream().map(Error::of).toList(),
                outcome.maskedFields(),
                outcome.event() == null ? "" : EventJson.of(outcome.event()));
    }
}
