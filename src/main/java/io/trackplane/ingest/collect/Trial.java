package io.trackplane.ingest.collect;

import io.trackplane.delivery.Snapshots;
import io.trackplane.ingest.DryRun;
import io.trackplane.ingest.front.Clients;
import io.trackplane.ingest.front.FrontStage;
import io.trackplane.ingest.front.Judged;
import io.trackplane.ingest.front.Reception;
import io.trackplane.ingest.front.SentEvent;
import io.trackplane.ingest.front.Verdict;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Limit;
import io.trackplane.tenancy.Tenants;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Treats events as the collectors do and hands them to nobody. */
@Service
class Trial implements DryRun {
    private static final String HERE = "127.0.0.1";

    private final Tenants tenants;
    private final Snapshots snapshots;
    private final Clients clients;
    private final FrontStage front;
    private final Fates fates;
    private final Clock clock;

    Trial(Tenants tenants, Snapshots snapshots, Clients clients, FrontStage front, Fates fates, Clock clock) {
        this.tenants = tenants;
        this.snapshots = snapshots;
        this.clients = clients;
        this.front = front;
        this.fates = fates;
        this.clock = clock;
    }

    @Override
    public List<Outcome> run(Environment environment, String body) {
        int most = tenants.get(environment.tenant()).limits().get(Limit.EVENTS_PER_REQUEST);
        var sent = EnvelopeReader.read(body.getBytes(StandardCharsets.UTF_8), WireShape.TRACK_OR_DEVICE, most)
                .sent();
        var now = clock.instant();
        var client = clients.of(environment.tenant(), HERE, null, now);
        var judged = front.judge(environment, snapshots.of(environment), sent, new Reception(now, client, false));
        return judged.verdicts().stream()
                .map(verdict -> outcome(judged, verdict, sent.events().get(verdict.index())))
                .toList();
    }

    private Outcome outcome(Judged judged, Verdict verdict, SentEvent sent) {
        var event = sent.event();
        var arrival = verdict.arrival();
        return new Outcome(
                verdict.index(),
                event == null ? "" : event.name(),
                verdict.objections().stream()
                        .map(one -> new Objection(one.kind().key(), one.field(), one.message()))
                        .toList(),
                fates.of(judged, verdict).key(),
                Fates.masked(verdict),
                arrival == null ? null : arrival.event());
    }
}
