package io.trackplane.tenancy;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.trackplane.kernel.Problem;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code applications}. */
@Repository
class ApplicationStore {
    private final MongoTemplate mongo;
    private final TenantTrees trees;

    ApplicationStore(MongoTemplate mongo, TenantTrees trees) {
        this.mongo = mongo;
        this.trees = trees;
    }

    Optional<ApplicationDocument> find(String tenant, String key) {
        return Optional.ofNullable(mongo.findById(key, ApplicationDocument.class))
                .filter(document -> document.isActiveIn(tenant));
    }

    /** All of them, whatever their lifecycle. */
    List<ApplicationDocument> of(String tenant) {
        return mongo.find(query(where("tenant").is(tenant)), ApplicationDocument.class);
    }

    /** Those of all tenants that were left between their first and last write. */
    List<ApplicationDocument> unsettled() {
        return mongo.find(query(where("lifecycle").ne(Lifecycle.ACTIVE)), ApplicationDocument.class);
    }

    Optional<ApplicationDocument> unsettled(String tenant, String key) {
        return Optional.ofNullable(mongo.findById(key, ApplicationDocument.class))
                .filter(document -> document.tenant().equals(tenant) && document.lifecycle() != Lifecycle.ACTIVE);
    }

    ApplicationDocument insert(ApplicationDocument application) {
        return mongo.insert(application);
    }

    ApplicationDocument save(ApplicationDocument application) {
        try {
            return mongo.save(application);
        } catch (OptimisticLockingFailureException e) {
            throw find(application.tenant(), application.key())
                    .<Problem>map(now -> new Problem.Stale(now.application().version()))
                    .orElseGet(Problem.NotFound::new);
        } finally {
            trees.forget(application.tenant());
        }
    }

    boolean activate(String tenant, String key) {
        return move(tenant, key, Lifecycle.CREATING, new Update().set("lifecycle", Lifecycle.ACTIVE));
    }

    /** Puts it out of reach. False when somebody else did so before. */
    boolean mark(String tenant, String key, Deletion deletion) {
        var update = new Update().set("lifecycle", Lifecycle.DELETING).set("deletion", deletion);
        return move(tenant, key, Lifecycle.ACTIVE, update);
    }

    private boolean move(String tenant, String key, Lifecycle from, Update update) {
        var expected =
                where("_id").is(key).and("tenant").is(tenant).and("lifecycle").is(from);
        try {
            return mongo.updateFirst(query(expected), update, ApplicationDocument.class)
                            .getModifiedCount()
                    == 1;
        } finally {
            trees.forget(tenant);
        }
    }

    void delete(String tenant, String key) {
        mongo.remove(query(where("_id").is(key).and("tenant").is(tenant)), ApplicationDocument.class);
        trees.forget(tenant);
    }
}
