package io.trackplane.ingest.back;

import io.trackplane.ingest.Batch;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch whose events are placed.
 *
 * @param events of its arrivals, in order
 */
public record PlacedBatch(Batch batch, List<Placed> events) {
    static PlacedBatch of(Batch batch) {
        var events = new ArrayList<Placed>(batch.arrivals().size());
        for (var arrival : batch.arrivals()) {
            events.add(Placed.of(arrival));
        }
        return new PlacedBatch(batch, events);
    }
}
