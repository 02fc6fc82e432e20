package io.trackplane.tenancy;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.trackplane.kernel.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code tenants}. */
@Repository
class TenantStore {
    private final MongoTemplate mongo;
    private final TenantTrees trees;

    TenantStore(MongoTemplate mongo, TenantTrees trees) {
        this.mongo = mongo;
        this.trees = trees;
    }

    Optional<TenantDocument> find(String slug) {
        return Optional.ofNullable(mongo.findById(slug, TenantDocument.class)).filter(TenantDocument::isActive);
    }

    List<TenantDocument> find(Collection<String> slugs) {
        return mongo.find(query(where("_id").in(slugs)), TenantDocument.class).stream()
                .filter(TenantDocument::isActive)
                .toList();
    }

    /** One that is being deleted. */
    Optional<TenantDocument> marked(String slug) {
        return Optional.ofNullable(mongo.findById(slug, TenantDocument.class)).filter(document -> !document.isActive());
    }

    /** Those that are being deleted. */
    List<TenantDocument> unsettled() {
        return mongo.find(query(where("lifecycle").ne(Lifecycle.ACTIVE)), TenantDocument.class);
    }

    List<TenantDocument> all() {
        return mongo.findAll(TenantDocument.class);
    }

    TenantDocument insert(TenantDocument tenant) {
        try {
            return mongo.insert(tenant);
        } finally {
            trees.forget(tenant.slug());
        }
    }

    TenantDocument save(TenantDocument tenant) {
        try {
            return mongo.save(tenant);
        } catch (OptimisticLockingFailureException e) {
            throw find(tenant.slug())
                    .<Problem>map(now -> new Problem.Stale(now.tenant().version()))
                    .orElseGet(Problem.NotFound::new);
        } finally {
            trees.forget(tenant.slug());
        }
    }

    /** Puts it out of reach. False when somebody else did so before. */
    boolean mark(String slug, Deletion deletion) {
        var update = new Update().set("lifecycle", Lifecycle.DELETING).set("deletion", deletion);
        var active = query(where("_id").is(slug).and("lifecycle").is(Lifecycle.ACTIVE));
        try {
            return mongo.updateFirst(active, update, TenantDocument.class).getModifiedCount() == 1;
        } finally {
            trees.forget(slug);
        }
    }

    void delete(String slug) {
        mongo.remove(query(where("_id").is(slug)), TenantDocument.class);
        trees.forget(slug);
    }
}
