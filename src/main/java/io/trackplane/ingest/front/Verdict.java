package io.trackplane.ingest.front;

import io.trackplane.eventstore.QuarantinedEvent.Reason;
import io.trackplane.ingest.Arrival;
import io.trackplane.privacy.MaskedField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the front stage makes of one event.
 *
 * @param index place in the request, from 0
 * @param id {@code event_id} as sent; null when the client gave none
 * @param objections what is wrong with it, also where it is stored in spite of it
 * @param arrival the event as it goes on; null where it does not
 * @param reasons why it is kept aside; empty where it is not
 * @param masked what was hidden
 */
public record Verdict(
        int index,
        @Nullable String id,
        Fate fate,
        List<Objection> objections,
        @Nullable Arrival arrival,
        List<Reason> reasons,
        List<MaskedField> masked) {
    static Verdict without(int index, SentEvent sent, Fate fate, List<Objection> objections) {
        return new Verdict(index, sent.id(), fate, objections, null, List.of(), List.of());
    }
}
