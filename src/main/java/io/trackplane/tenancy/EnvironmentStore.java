package io.trackplane.tenancy;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Recent;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code environments}. */
@Repository
class EnvironmentStore {
    private final MongoTemplate mongo;
    private final TenantTrees trees;
    private final Recent<String, Optional<EnvironmentDocument>> presented = new Recent<>(this::withAppId);

    EnvironmentStore(MongoTemplate mongo, TenantTrees trees) {
        this.mongo = mongo;
        this.trees = trees;
    }

    Optional<EnvironmentDocument> find(String tenant, String application, String key) {
        var id = Environment.id(tenant, application, key);
        return Optional.ofNullable(mongo.findById(id, EnvironmentDocument.class))
                .filter(EnvironmentDocument::isActive);
    }

    /** By what SDKs call it, the only way to an environment that starts without its tenant. */
    Optional<EnvironmentDocument> withAppId(String appId) {
        return Optional.ofNullable(mongo.findOne(query(where("appId").is(appId)), EnvironmentDocument.class))
                .filter(EnvironmentDocument::isActive);
    }

    /** The same as it was within the last second, for the many requests that are signed. */
    Optional<EnvironmentDocument> presented(String appId) {
        return presented.get(appId);
    }

    /** All of the tenant, whatever their lifecycle. */
    List<EnvironmentDocument> of(String tenant) {
        return mongo.find(query(where("tenant").is(tenant)), EnvironmentDocument.class);
    }

    /** All of the application, whatever their lifecycle. */
    List<EnvironmentDocument> of(String tenant, String application) {
        var criteria = where("tenant").is(tenant).and("application").is(application);
        return mongo.find(query(criteria), EnvironmentDocument.class);
    }

    /** Those of all tenants that were left between their first and last write. */
    List<EnvironmentDocument> unsettled() {
        return mongo.find(query(where("lifecycle").ne(Lifecycle.ACTIVE)), EnvironmentDocument.class);
    }

    Optional<EnvironmentDocument> unsettled(String tenant, String application, String key) {
        var id = Environment.id(tenant, application, key);
        return Optional.ofNullable(mongo.findById(id, EnvironmentDocument.class))
                .filter(document -> !document.isActive());
    }

    EnvironmentDocument insert(EnvironmentDocument environment) {
        return mongo.insert(environment);
    }

    private void forget(String tenant) {
        trees.forget(tenant);
        presented.forgetAll();
    }

    EnvironmentDocument save(EnvironmentDocument environment) {
        try {
            return mongo.save(environment);
        } catch (OptimisticLockingFailureException e) {
            throw find(environment.tenant(), environment.application(), environment.key())
                    .<Problem>map(now -> new Problem.Stale(now.environment().version()))
                    .orElseGet(Problem.NotFound::new);
        } finally {
            forget(environment.tenant());
        }
    }

    boolean activate(EnvironmentDocument environment) {
        return move(environment, Lifecycle.CREATING, new Update().set("lifecycle", Lifecycle.ACTIVE));
    }

    /** Puts it out of reach. False when somebody else did so before. */
    boolean mark(EnvironmentDocument environment, Deletion deletion) {
        var update = new Update().set("lifecycle", Lifecycle.DELETING).set("deletion", deletion);
        return move(environment, Lifecycle.ACTIVE, update);
    }

    private boolean move(EnvironmentDocument environment, Lifecycle from, Update update) {
        var expected = where("_id").is(environment.id()).and("lifecycle").is(from);
        try {
            return mongo.updateFirst(query(expected), update, EnvironmentDocument.class)
                            .getModifiedCount()
                    == 1;
        } finally {
            forget(environment.tenant());
        }
    }

    void delete(String tenant, String application, String key) {
        mongo.remove(query(where("_id").is(Environment.id(tenant, application, key))), EnvironmentDocument.class);
        forget(tenant);
    }
}
