package io.trackplane.ingest.front;

import io.trackplane.delivery.Collection;
import io.trackplane.delivery.Sampling;
import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.eventstore.StreamName;
import io.trackplane.ingest.Client;
import io.trackplane.plan.EventContract;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.PlanPolicy;
import io.trackplane.plan.Reaction;
import io.trackplane.plan.UnknownProperties;
import io.trackplane.privacy.Consent;
import io.trackplane.privacy.DefaultMasking;
import io.trackplane.privacy.Masker;
import io.trackplane.privacy.MaskingKey;
import io.trackplane.privacy.PiiClasses;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies, events and requests for tests of the front stage. */
public final class Policies {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final Client CLIENT = new Client("203.0.113.0/24", "desktop", "Chrome", "Windows", false, 42);
    private static final StreamName STREAM = new StreamName("t", "a", "e", Instant.EPOCH);
    private static final PlanContent PLAN = PlanContent.parse("""
            {"events":[
              {"name":"pay","properties":[{"name":"amount","type":"integer","required":true},{"name":"note","type":"string"}]},
              {"name":"page_view","properties":[{"name":"stayMs","type":"integer"}]}],
             "groups":[]}
            """);

    private Policies() {}

    /** Follows no plan, keeps everything, masks as new environments do. */
    static Policy open() {
        return new Policy(
                EventContract.none(),
                Sampling.EVERYTHING.compile(),
                new EventFilters(Collection.DEFAULT),
                new Consent(Consent.Mode.OFF),
                masker(PiiClasses.NONE));
    }

    static Masker masker(PiiClasses classes) {
        var key = MaskingKey.of("a key of sixteen bytes and more".getBytes(StandardCharsets.UTF_8));
        return Masker.compile(DefaultMasking.in(Locale.ENGLISH), classes, key);
    }

    static Policy planned(Reaction unplanned, Reaction violations) {
        var policy = new PlanPolicy(1, unplanned, violations, UnknownProperties.KEEP);
        return new Policy(
                EventContract.of(PLAN, policy), open().sampling(), open().filters(), open().consent(), open().masker());
    }

    static Policy sampling(double rate) {
        var sampling = new Sampling(rate, List.of()).compile();
        return new Policy(open().contract(), sampling, open().filters(), open().consent(), open().masker());
    }

    static Policy collecting(String json) {
        var filters = new EventFilters(Collection.parse(json));
        return new Policy(open().contract(), open().sampling(), filters, open().consent(), open().masker());
    }

    static Policy asking(Consent.Mode mode) {
        return new Policy(open().contract(), open().sampling(), open().filters(), new Consent(mode), open().masker());
    }

    /** Quarantines, samples and filters: everything that can become of an event becomes of some. For tests that are not in this package. */
    public static Judged judgeStrictly(Sent sent) {
        var strict = planned(Reaction.QUARANTINE, Reaction.REJECT);
        var policy = new Policy(
                strict.contract(), sampling(0.7).sampling(), strict.filters(), strict.consent(), strict.masker());
        return judge(policy, sent);
    }

    static Judged judge(Policy policy, Event event) {
        return judge(policy, new Sent(List.of(new SentEvent(event, event.id(), List.of(), false, null)), null));
    }

    static Judged judge(Policy policy, Sent sent) {
        var timing = Timing.of(NOW, sent.sentAt(), Duration.ofMinutes(5), Duration.ofDays(7));
        return FrontStage.judge(STREAM, policy, timing, sent, new Reception(NOW, CLIENT, false));
    }

    static Event event(String name, Map<String, Value> properties) {
        return event(EventType.EVENT, name, "u1", properties);
    }

    static Event event(EventType type, String name, @Nullable String user, Map<String, Value> properties) {
        return new Event(
                null, type, name, NOW, user, null, "s1", "web", "/home", "1.0.0", new Value.Fields(properties));
    }
}
