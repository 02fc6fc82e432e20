package io.trackplane.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Confirmation;
import io.trackplane.tenancy.Environment;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The published plans of applications: numbered versions, what they say, and the contracts that environments hold events to. What people
 * are writing is {@link PlanDrafts}.
 */
@Service
public class Plans {
    /** Contracts in memory; environments beyond that are compiled again when they are asked for. */
    private static final int MOST_CONTRACTS = 1_000;

    private final PlanVersionStore store;
    private final PlanDrafts drafts;
    private final LintRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Cache<ContractKey, EventContract> contracts =
            Caffeine.newBuilder().maximumSize(MOST_CONTRACTS).build();

    Plans(PlanVersionStore store, PlanDrafts drafts, LintRules rules, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** A contract is compiled once; the moment of creation tells an environment from a deleted one of the same name. */
    private record ContractKey(String environment, Instant createdAt, PlanPolicy policy) {}

    /** The number of the last version; 0 when none was published yet. */
    public int latest(Application application) {
        return store.latest(PlanGround.of(application));
    }

    /**
     * The versions before a number, the newest first.
     *
     * @param before null for the newest
     * @param size 1 to 100
     */
    public List<PlanVersion> versions(Application application, @Nullable Integer before, int size) {
        var ground = PlanGround.of(application);
        int last = Math.min(store.latest(ground), before == null ? Integer.MAX_VALUE : before - 1);
        return last < 1 ? List.of() : store.between(ground, Math.max(1, last - size + 1), last);
    }

    /**
     * One version.
     *
     * @throws Problem.NotFound when there is none of that number
     */
    public PlanVersion version(Application application, int number) {
        return store.find(PlanGround.of(application), number).orElseThrow(Problem.NotFound::new);
    }

    /**
     * What a version says.
     *
     * @param number 0 for before the first one: nothing
     * @throws Problem.NotFound when there is none of that number
     */
    public PlanContent content(Application application, int number) {
        return content(PlanGround.of(application), number);
    }

    private PlanContent content(PlanGround ground, int number) {
        return number == 0 ? PlanContent.EMPTY : store.content(ground, number).orElseThrow(Problem.NotFound::new);
    }

    /** Whether an environment can follow that version: it exists, or it is 0. */
    boolean exists(String tenant, String application, int number) {
        return number == 0
                || (number > 0
                        && store.find(new PlanGround(tenant, application), number)
                                .isPresent());
    }

    /**
     * What is different in a version from another one.
     *
     * @param from 0 for nothing
     * @throws Problem.NotFound when there is none of that number
     */
    public PlanDifference compare(Application application, int from, int to) {
        return PlanDifference.between(content(application, from), content(application, to));
    }

    /**
     * Publishes the draft as the next version. Environments go on following the version they follow.
     *
     * @param seen {@link PlanDraft#basis()} of what the person was shown
     * @param reason why, 1 to 500 characters
     * @throws Problem.Invalid on {@code reason}; on places such as {@code event/order_paid.name} when the plan cannot be accepted or goes against a rule
     *     that the tenant takes for an error
     * @throws Problem.Conflict when nothing would change
     * @throws Problem.Stale when the draft is another one by now, or somebody else published
     */
    public PlanVersion publish(Application application, String seen, String reason, Actor actor) {
        var ground = PlanGround.of(application);
        var state = drafts.state(ground);
        var draft = state.draft();
        if (!draft.basis().equals(seen)) {
            throw new Problem.Stale(draft.version());
        }
        if (draft.content().equals(draft.published())) {
            throw new Problem.Conflict(Message.of("plan.problem.nothing"));
        }
        check(draft.content(), rules.of(application.tenant()), reason);
        var version = new PlanVersion(
                draft.version() + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor,
                reason.strip(),
                PlanSummary.of(draft.published(), draft.content()));
        if (!store.insert(ground, version, draft.content())) {
            throw new Problem.Stale(draft.version());
        }
        drafts.published(state);
        audit(application, version, draft);
        return version;
    }

    private static void check(PlanContent content, LintSettings settings, String reason) {
        var found = new LinkedHashMap<String, Message>();
        if (reason.isBlank()) {
            found.put("reason", Message.of("plan.problem.reason"));
        } else if (reason.strip().length() > Confirmation.MAX_REASON) {
            found.put("reason", Message.of("plan.problem.too-long", Confirmation.MAX_REASON));
        }
        try {
            content.check();
        } catch (Problem.Invalid invalid) {
            invalid.fields()
                    .forEach((path, message) ->
                            found.put(PlanPlace.of(path, content).toString(), message));
        }
        PlanLint.of(content, settings).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .forEach(finding ->
                        found.put(PlanPlace.of(finding.path(), content).toString(), finding.message()));
        if (!found.isEmpty()) {
            throw new Problem.Invalid(found);
        }
    }

    private void audit(Application application, PlanVersion version, PlanDraft draft) {
        var subject = new Subject("plan-version", Integer.toString(version.number()), "v" + version.number());
        var changes = PlanDrafts.definitions(draft.published(), draft.content());
        events.publishEvent(new AuditableChange(version.actor(), application.scope(), subject, "published", changes)
                .because(version.reason()));
    }

    /**
     * The contract that an environment holds its events to. Compiled once for each policy.
     *
     * @param policy the environment's part {@code plan}; {@link PlanPolicy#NONE} where it has none
     * @throws Problem.NotFound when there is no version of that number
     */
    public EventContract contract(Environment environment, PlanPolicy policy) {
        if (policy.version() == 0) {
            return EventContract.none();
        }
        var key = new ContractKey(environment.id(), environment.createdAt(), policy);
        return contracts.get(key, wanted -> EventContract.of(content(environment, policy), policy));
    }

    private PlanContent content(Environment environment, PlanPolicy policy) {
        return content(new PlanGround(environment.tenant(), environment.application()), policy.version());
    }

    /**
     * Which properties of events are personal, for masking. Common fields stand under their own names, all others below {@code properties}; an
     * element of a list is {@code []}.
     *
     * @throws Problem.NotFound when there is no version of that number
     */
    public List<ClassifiedProperty> classified(Environment environment, PlanPolicy policy) {
        return policy.version() == 0 ? List.of() : ClassifiedProperty.of(content(environment, policy));
    }
}
