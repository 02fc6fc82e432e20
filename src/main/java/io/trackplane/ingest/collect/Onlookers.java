package io.trackplane.ingest.collect;

import io.trackplane.delivery.Snapshot;
import io.trackplane.ingest.Arrival;
import io.trackplane.ingest.Live.Reason;
import io.trackplane.ingest.Live.Sighting;
import io.trackplane.ingest.Sightings;
import io.trackplane.ingest.front.Judged;
import io.trackplane.ingest.front.Objection;
import io.trackplane.ingest.front.ObjectionKind;
import io.trackplane.ingest.front.Reception;
import io.trackplane.ingest.front.Sent;
import io.trackplane.ingest.front.Verdict;
import io.trackplane.tenancy.Environment;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows those who look the events that go no further: left out or rejected. The back stage shows the others. */
@Component
class Onlookers {
    private final Sightings sightings;

    Onlookers(Sightings sightings) {
        this.sightings = sightings;
    }

    void tell(Environment environment, Snapshot snapshot, Sent sent, Reception reception, Judged judged) {
        if (!sightings.areWanted(environment.id())) {
            return;
        }
        for (var verdict : judged.verdicts()) {
            var event = sent.events().get(verdict.index()).event();
            if (verdict.arrival() == null && event != null) {
                var masked = snapshot.masker().mask(event).event();
                var arrival = new Arrival(masked, reception.received(), reception.client(), 1, Set.of());
                sightings.tell(environment.id(), sighting(verdict, arrival));
            }
        }
    }

    private static Sighting sighting(Verdict verdict, Arrival arrival) {
        var reasons =
                verdict.objections().stream().map(Onlookers::reason).distinct().toList();
        return new Sighting(arrival, verdict.fate().key(), reasons);
    }

    /** An event that no plan knows is wrong as a whole, as it is where it is kept aside. */
    private static Reason reason(Objection objection) {
        var kind = objection.kind();
        return new Reason(kind.key(), kind == ObjectionKind.UNPLANNED ? "" : objection.field());
    }
}
