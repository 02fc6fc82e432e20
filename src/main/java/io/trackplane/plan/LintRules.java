package io.trackplane.plan;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Recent;
import io.trackplane.kernel.Scope;
import io.trackplane.tenancy.TenantDeleted;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/** How tenants want their plans to be written. The collection {@code plan_lint} holds one document for each that decided something. */
@Service
public class LintRules {
    private final MongoTemplate mongo;
    private final ApplicationEventPublisher events;
    private final Recent<String, Decided> recent = new Recent<>(this::read);

    LintRules(MongoTemplate mongo, ApplicationEventPublisher events) {
        this.mongo = mongo;
        this.events = events;
    }

    /**
     * Settings and how often they were changed.
     *
     * @param version −1 while the tenant decided nothing
     */
    public record Decided(LintSettings settings, long version) {}

    /** What counts for a tenant, as it was within the last second. */
    public LintSettings of(String tenant) {
        return recent.get(tenant).settings();
    }

    /** What an edit begins from. */
    public Decided latest(String tenant) {
        return read(tenant);
    }

    private Decided read(String tenant) {
        var found = mongo.findById(tenant, LintDocument.class);
        return found == null
                ? new Decided(LintSettings.USUAL, -1)
                : new Decided(LintSettings.parse(found.settings()), found.version() == null ? 0 : found.version());
    }

    /**
     * Decides.
     *
     * @param version as in {@link #latest}
     * @throws Problem.Invalid with the path of what cannot be accepted
     * @throws Problem.Stale when somebody else decided meanwhile
     */
    public void change(String tenant, LintSettings wanted, long version, Actor actor) {
        var settings = LintSettings.parse(wanted.json());
        var before = read(tenant);
        if (before.version() != version) {
            throw new Problem.Stale(before.version());
        }
        if (settings.equals(before.settings())) {
            return;
        }
        try {
            mongo.save(new LintDocument(tenant, settings.json(), version < 0 ? null : version));
        } catch (DuplicateKeyException | OptimisticLockingFailureException e) {
            throw new Problem.Stale(version);
        } finally {
            recent.forget(tenant);
        }
        var changes = FieldChange.between(fields(before.settings()), fields(settings));
        var subject = new Subject("plan-rules", tenant, tenant);
        events.publishEvent(new AuditableChange(actor, Scope.tenant(tenant), subject, "changed", changes));
    }

    private static Map<String, Object> fields(LintSettings settings) {
        var fields = new LinkedHashMap<String, Object>();
        settings.rules().forEach((rule, severity) -> fields.put(rule.key(), severity.key()));
        fields.put("eventNaming", settings.eventNaming().key());
        fields.put("wordOrder", settings.wordOrder().key());
        fields.put("propertyNaming", settings.propertyNaming().key());
        fields.put("mustHave", settings.mustHave());
        fields.put("forbidden", settings.forbidden());
        return fields;
    }

    @EventListener
    void on(TenantDeleted deleted) {
        mongo.remove(query(where("_id").is(deleted.tenant())), LintDocument.class);
        recent.forget(deleted.tenant());
    }
}
