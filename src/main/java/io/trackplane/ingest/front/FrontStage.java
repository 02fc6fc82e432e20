package io.trackplane.ingest.front;

import io.trackplane.delivery.Sampling;
import io.trackplane.delivery.Snapshot;
import io.trackplane.event.Event;
import io.trackplane.eventstore.Mark;
import io.trackplane.eventstore.StreamName;
import io.trackplane.ingest.Arrival;
import io.trackplane.ingest.Batch;
import io.trackplane.kernel.Message;
import io.trackplane.plan.ContractOutcome;
import io.trackplane.plan.Reaction;
import io.trackplane.plan.Violation;
import io.trackplane.privacy.BatchMasker;
import io.trackplane.privacy.ConsentSigns;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.EnvironmentDeleted;
import io.trackplane.tenancy.Tenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Decides about events, one by one, by what their environment publishes: places them in time, holds them to the plan, samples, masks. Nothing that it
 * hands on is unmasked.
 *
 * <p>An event that the plan rejects is rejected before it is sampled, so that its client is always told. One that is quarantined is sampled like
 * the others, so that a replay gives the numbers that there would have been. Sampling looks at the visitor as sent, as clients do that sample by
 * themselves.
 */
@Service
public class FrontStage {
    private final FrontProperties properties;
    private final Tenants tenants;
    private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

    FrontStage(FrontProperties properties, Tenants tenants) {
        this.properties = properties;
        this.tenants = tenants;
    }

    private record Known(Snapshot snapshot, Policy policy) {}

    /** Decides about the events of a request. */
    public Judged judge(Environment environment, Snapshot snapshot, Sent sent, Reception reception) {
        var kept = Duration.ofDays(tenants.get(environment.tenant()).retentionDays());
        var late = kept.compareTo(properties.lateAfter()) < 0 ? kept : properties.lateAfter();
        var timing = Timing.of(reception.received(), sent.sentAt(), properties.allowedSkew(), late);
        return judge(stream(environment), policy(environment, snapshot), timing, sent, reception);
    }

    static Judged judge(StreamName stream, Policy policy, Timing timing, Sent sent, Reception reception) {
        var judge = new Judge(policy, timing, reception, policy.masker().batch());
        var verdicts = new ArrayList<Verdict>(sent.events().size());
        for (int i = 0; i < sent.events().size(); i++) {
            verdicts.add(judge.verdict(i, sent.events().get(i)));
        }
        return new Judged(batch(stream, reception, verdicts), verdicts);
    }

    private Policy policy(Environment environment, Snapshot snapshot) {
        var last = known.get(environment.id());
        if (last != null && last.snapshot() == snapshot) {
            return last.policy();
        }
        var policy = Policy.of(snapshot);
        known.put(environment.id(), new Known(snapshot, policy));
        return policy;
    }

    @EventListener
    void on(EnvironmentDeleted deleted) {
        known.remove(deleted.tenant() + "/" + deleted.application() + "/" + deleted.environment());
    }

    private static Batch batch(StreamName stream, Reception reception, List<Verdict> verdicts) {
        var arrivals = new ArrayList<Arrival>(verdicts.size());
        var aside = new ArrayList<Batch.Aside>(0);
        int sampledOut = 0;
        int rejected = 0;
        for (var verdict : verdicts) {
            if (verdict.fate() == Fate.REJECTED) {
                rejected++;
            } else if (verdict.arrival() == null) {
                sampledOut++;
            } else if (verdict.fate() == Fate.QUARANTINED) {
                aside.add(new Batch.Aside(verdict.arrival(), verdict.reasons()));
            } else {
                arrivals.add(verdict.arrival());
            }
        }
        return new Batch(stream, reception.received(), arrivals, aside, sampledOut, rejected);
    }

    private static StreamName stream(Environment environment) {
        return new StreamName(
                environment.tenant(), environment.application(), environment.key(), environment.createdAt());
    }

    /** Decides about the events of one request. */
    private record Judge(Policy policy, Timing timing, Reception reception, BatchMasker masker) {
        Verdict verdict(int index, SentEvent sent) {
            var event = sent.event();
            if (event == null) {
                return Verdict.without(index, sent, Fate.REJECTED, sent.objections());
            }
            var outcome = policy.contract().check(event);
            boolean isPlan = policy.contract().isPlan();
            var objections = objections(outcome, isPlan);
            if (outcome.verdict() == Reaction.REJECT) {
                return Verdict.without(index, sent, Fate.REJECTED, objections);
            }
            var applied = Nobody.forgotten(outcome.applied(event));
            double rate = policy.sampling().rate(applied);
            if (!isWanted(applied, sent.consent())
                    || !Sampling.keeps(
                            applied, rate, Long.toHexString(reception.client().nameless()))) {
                return Verdict.without(index, sent, Fate.SAMPLED_OUT, objections);
            }
            return kept(index, sent, applied, outcome, objections, rate);
        }

        private boolean isWanted(Event event, @Nullable Boolean consent) {
            var signs = new ConsentSigns(reception.doNotTrack(), choice(consent));
            return policy.filters().lets(event)
                    && policy.consent().decide(signs).collects();
        }

        private static ConsentSigns.Choice choice(@Nullable Boolean consent) {
            if (consent == null) {
                return ConsentSigns.Choice.UNKNOWN;
            }
            return consent ? ConsentSigns.Choice.GRANTED : ConsentSigns.Choice.REFUSED;
        }

        private Verdict kept(
                int index,
                SentEvent sent,
                Event applied,
                ContractOutcome outcome,
                List<Objection> objections,
                double rate) {
            var event = policy.filters().without(applied);
            var masked = masker.mask(event);
            var settled = Promotion.settled(event, masked.event());
            var marks = marks(settled, outcome, sent.hasLongText());
            var arrival = new Arrival(
                    sent.hasLongText() ? Texts.cut(settled) : settled,
                    timing.place(event.time(), marks),
                    reception.client(),
                    rate,
                    marks);
            boolean isAside = outcome.verdict() == Reaction.QUARANTINE;
            return new Verdict(
                    index,
                    sent.id(),
                    isAside ? Fate.QUARANTINED : Fate.STORED,
                    objections,
                    arrival,
                    isAside ? Reasons.of(outcome, applied, settled) : List.of(),
                    masked.fields());
        }

        private EnumSet<Mark> marks(Event event, ContractOutcome outcome, boolean hasLongText) {
            var marks = EnumSet.noneOf(Mark.class);
            mark(marks, Mark.BOT, reception.client().isBot());
            mark(marks, Mark.UNPLANNED, !outcome.planned() && policy.contract().isPlan());
            mark(marks, Mark.VIOLATING, !outcome.violations().isEmpty());
            mark(marks, Mark.TRUNCATED, hasLongText);
            mark(marks, Mark.NAMELESS, event.userId() == null && event.anonymousId() == null);
            return marks;
        }

        private static void mark(EnumSet<Mark> marks, Mark mark, boolean holds) {
            if (holds) {
                marks.add(mark);
            }
        }

        private static List<Objection> objections(ContractOutcome outcome, boolean isPlan) {
            if (!outcome.planned()) {
                return isPlan
                        ? List.of(new Objection(
                                ObjectionKind.UNPLANNED, "event_name", Message.of("ingest.objection.unplanned")))
                        : List.of();
            }
            return outcome.violations().isEmpty()
                    ? List.of()
                    : outcome.violations().stream().map(Judge::objection).toList();
        }

        private static Objection objection(Violation violation) {
            var field = violation.pointer().isEmpty()
                    ? ""
                    : violation.pointer().substring(1).replace('/', '.');
            var message = Message.of("ingest.objection.violation", field, violation.expected(), violation.found());
            return new Objection(ObjectionKind.VIOLATION, field, message);
        }
    }
}
