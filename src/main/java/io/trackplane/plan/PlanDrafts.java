package io.trackplane.plan;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.ApplicationDeleted;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** What people write before it becomes a version. One document for each event or group, so that two people can work side by side. */
@Service
public class PlanDrafts {
    private static final int MOST_TOLD = 200;

    private final PlanDraftStore store;
    private final PlanVersionStore versions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanDrafts(PlanDraftStore store, PlanVersionStore versions, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.versions = versions;
        this.events = events;
        this.clock = clock;
    }

    /** The draft as it is now. */
    public PlanDraft of(Application application) {
        return state(PlanGround.of(application)).draft();
    }

    /** The draft and the documents it was put together from. */
    record State(PlanDraft draft, List<PlanDraftDocument> documents) {
        /** The document that says what the definition of that name is. */
        Optional<PlanDraftDocument> document(DefinitionName name) {
            var named = documents.stream()
                    .filter(document -> document.drafted().name().equals(name))
                    .toList();
            // What is there before what is to be removed: its name may have been taken by another one.
            return named.stream()
                    .filter(document -> document.content() != null)
                    .findFirst()
                    .or(() -> named.stream().findFirst());
        }
    }

    State state(PlanGround ground) {
        // The version first: what is published in between then stands in both, which is no change.
        int version = versions.latest(ground);
        var documents = store.of(ground);
        int now = versions.latest(ground);
        if (now != version) {
            return state(ground);
        }
        var published = version == 0
                ? PlanContent.EMPTY
                : versions.content(ground, version).orElse(PlanContent.EMPTY);
        var drafted = documents.stream().map(PlanDraftDocument::drafted).toList();
        return new State(PlanDraft.of(version, published, drafted), documents);
    }

    /**
     * Saves an event or a group in the draft.
     *
     * @param former what it was called when the edit began; null when it is new
     * @param basis {@link PlanDraft#basis(DefinitionName)} of what the edit began from; anything when it is new
     * @throws Problem.Invalid with the paths of what cannot be accepted within it, such as {@code properties[1].min}; what it would make of others
     *     stands under their names, such as {@code event/order_paid.groups}
     * @throws Problem.Stale when somebody else saved it meanwhile
     */
    public void save(Application application, @Nullable String former, Definition wanted, String basis, Actor actor) {
        var ground = PlanGround.of(application);
        var state = state(ground);
        var before = former == null ? null : new DefinitionName(wanted.kind(), former);
        if (before != null && !state.draft().basis(before).equals(basis)) {
            throw new Problem.Stale(state.draft().version());
        }
        check(state.draft().content(), before, wanted);
        var present =
                before == null ? null : state.draft().content().find(before).orElse(null);
        if (!wanted.equals(present)) {
            put(ground, state, before, wanted, actor);
            audit(application, DefinitionName.of(wanted), "drafted", differences(present, wanted), actor);
        }
    }

    /** Refuses what this definition brings about. What was wrong elsewhere before does not stand in its way. */
    private static void check(PlanContent content, @Nullable DefinitionName former, Definition wanted) {
        var name = DefinitionName.of(wanted);
        if (!name.equals(former) && content.find(name).isPresent()) {
            throw new Problem.Invalid("name", Message.of("plan.problem.twice", name.name()));
        }
        var after = content.with(former, wanted);
        var known = problems(content);
        var found = new LinkedHashMap<String, Message>();
        problems(after).forEach((place, message) -> {
            if (place.at().equals(name)) {
                found.put(place.field(), message);
            } else if (!message.equals(known.get(place))) {
                found.put(place.toString(), message);
            }
        });
        if (!found.isEmpty()) {
            throw new Problem.Invalid(found);
        }
    }

    private static Map<PlanPlace, Message> problems(PlanContent content) {
        var problems = new LinkedHashMap<PlanPlace, Message>();
        try {
            content.check();
        } catch (Problem.Invalid invalid) {
            invalid.fields().forEach((path, message) -> problems.put(PlanPlace.of(path, content), message));
        }
        return problems;
    }

    /** Writes the one document of a definition; deletes it when that is what is published already. */
    private void put(
            PlanGround ground, State state, @Nullable DefinitionName former, @Nullable Definition wanted, Actor actor) {
        var name = former != null ? former : DefinitionName.of(Objects.requireNonNull(wanted));
        var known = state.document(name);
        var published = state.draft().publishedAs(name);
        if (published.equals(Optional.ofNullable(wanted))) {
            known.ifPresent(this::deleted);
        } else {
            var replaces = published.map(Definition::name).orElse(null);
            store.save(known.orElseGet(() -> fresh(ground, state, name)).with(replaces, wanted, actor.name(), now()));
        }
    }

    private PlanDraftDocument fresh(PlanGround ground, State state, DefinitionName name) {
        var taken = state.documents().stream().map(PlanDraftDocument::id).collect(Collectors.toSet());
        var id = ground.id(name);
        while (taken.contains(id)) {
            id += "~"; // it is of something that was renamed since; no name has this sign
        }
        return new PlanDraftDocument(id, ground.id(), name.kind().key(), null, null, "", now(), null);
    }

    /**
     * Removes an event or a group from the draft; the next version will not have it.
     *
     * @param basis {@link PlanDraft#basis(DefinitionName)} of what the person saw
     * @throws Problem.Invalid when others need it
     * @throws Problem.Stale when somebody else saved it meanwhile
     */
    public void remove(Application application, DefinitionName name, String basis, Actor actor) {
        var ground = PlanGround.of(application);
        var state = state(ground);
        var present = state.draft().content().find(name).orElseThrow(Problem.NotFound::new);
        if (!state.draft().basis(name).equals(basis)) {
            throw new Problem.Stale(state.draft().version());
        }
        var known = problems(state.draft().content());
        var found = new LinkedHashMap<String, Message>();
        problems(state.draft().content().with(name, null)).forEach((place, message) -> {
            if (!message.equals(known.get(place))) {
                found.put(place.toString(), message);
            }
        });
        if (!found.isEmpty()) {
            throw new Problem.Invalid(found);
        }
        put(ground, state, name, null, actor);
        audit(application, name, "removed", differences(present, null), actor);
    }

    private void deleted(PlanDraftDocument document) {
        if (!store.delete(document)) {
            throw new Problem.Stale(0);
        }
    }

    /**
     * Takes back what was drafted for one event or group; nothing where nothing waits.
     *
     * @throws Problem.Stale when somebody else saved it meanwhile
     */
    public void discard(Application application, DefinitionName name, Actor actor) {
        var state = state(PlanGround.of(application));
        state.document(name).ifPresent(document -> {
            deleted(document);
            var drafted = document.drafted();
            audit(
                    application,
                    name,
                    "draft-discarded",
                    differences(
                            drafted.wanted(), state.draft().publishedAs(name).orElse(null)),
                    actor);
        });
    }

    /** Takes back everything that waits. */
    public void discardAll(Application application, Actor actor) {
        var state = state(PlanGround.of(application));
        state.documents().forEach(store::delete);
        if (!state.draft().changes().isEmpty()) {
            auditAll(
                    application,
                    "draft-discarded",
                    state.draft().content(),
                    state.draft().published(),
                    actor);
        }
    }

    /** What became of one definition of an import. */
    public enum Imported {
        SAVED,
        UNCHANGED,
        /** Somebody else saved it at the same moment; theirs stays. */
        OVERTAKEN
    }

    /**
     * Saves many definitions, such as those of a pasted table.
     *
     * @param basis {@link PlanDraft#basis()} of the draft they were compared with
     * @param wanted the plan as it should be
     * @param names which of it are to be saved
     * @return what became of each
     * @throws Problem.Invalid when they cannot be accepted together; nothing is saved then
     * @throws Problem.Stale when the draft is another one by now; nothing is saved then
     */
    public Map<DefinitionName, Imported> importAll(
            Application application, String basis, PlanContent wanted, Collection<DefinitionName> names, Actor actor) {
        var ground = PlanGround.of(application);
        var state = state(ground);
        if (!state.draft().basis().equals(basis)) {
            throw new Problem.Stale(state.draft().version());
        }
        var before = state.draft().content();
        var after = before;
        for (var name : names) {
            var definition = wanted.find(name).orElseThrow(Problem.NotFound::new);
            after = after.with(before.find(name).isPresent() ? name : null, definition);
        }
        after.check();
        var outcome = new LinkedHashMap<DefinitionName, Imported>();
        for (var name : names) {
            outcome.put(name, imported(ground, state, name, after, actor));
        }
        if (outcome.containsValue(Imported.SAVED)) {
            auditAll(application, "imported", before, after, actor);
        }
        return outcome;
    }

    private Imported imported(PlanGround ground, State state, DefinitionName name, PlanContent after, Actor actor) {
        var present = state.draft().content().find(name);
        var wanted = after.find(name);
        if (present.equals(wanted)) {
            return Imported.UNCHANGED;
        }
        try {
            put(ground, state, present.isPresent() ? name : null, wanted.orElse(null), actor);
            return Imported.SAVED;
        } catch (Problem.Stale stale) {
            return Imported.OVERTAKEN;
        }
    }

    /**
     * Makes the draft say what a version said. What waits now is replaced.
     *
     * @throws Problem.NotFound when there is no such version
     * @throws Problem.Stale when somebody else saved something at the same moment; what was restored until then stays in the draft
     */
    public void restore(Application application, int number, Actor actor) {
        var ground = PlanGround.of(application);
        var target = versions.content(ground, number).orElseThrow(Problem.NotFound::new);
        var before = state(ground).draft().content();
        // What is not as published any more goes first, so that names are free.
        state(ground).documents().forEach(this::deleted);
        var state = state(ground);
        var published = state.draft().published();
        for (var definition : published.definitions()) {
            var name = DefinitionName.of(definition);
            put(ground, state, name, target.find(name).orElse(null), actor);
        }
        for (var definition : target.definitions()) {
            if (published.find(DefinitionName.of(definition)).isEmpty()) {
                put(ground, state, null, definition, actor);
            }
        }
        if (!before.equals(target)) {
            auditAll(application, "restored", before, target, actor);
        }
    }

    /** Deletes what was published, as it was known then; what somebody changed since goes on waiting. */
    void published(State state) {
        state.documents().forEach(store::delete);
    }

    private void audit(
            Application application, DefinitionName name, String action, List<FieldChange> changes, Actor actor) {
        var subject = new Subject("plan-" + name.kind().key(), name.name(), name.name());
        events.publishEvent(new AuditableChange(actor, application.scope(), subject, action, changes));
    }

    private void auditAll(Application application, String action, PlanContent before, PlanContent after, Actor actor) {
        var subject = new Subject("plan-draft", application.key(), application.name());
        events.publishEvent(
                new AuditableChange(actor, application.scope(), subject, action, definitions(before, after)));
    }

    /** One line for each definition that is different. */
    static List<FieldChange> definitions(PlanContent before, PlanContent after) {
        return FieldChange.between(brief(before), brief(after)).stream()
                .limit(MOST_TOLD)
                .toList();
    }

    private static Map<String, String> brief(PlanContent content) {
        var brief = new LinkedHashMap<String, String>();
        content.definitions().forEach(definition -> brief.put(definition.name(), Told.of(definition)));
        return brief;
    }

    /** One line for each field that is different. */
    static List<FieldChange> differences(@Nullable Definition before, @Nullable Definition after) {
        return FieldChange.between(Told.fields(before), Told.fields(after)).stream()
                .limit(MOST_TOLD)
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @EventListener
    void on(ApplicationDeleted deleted) {
        var ground = new PlanGround(deleted.tenant(), deleted.application());
        store.deleteAll(ground);
        versions.deleteAll(ground);
    }
}
