package io.trackplane.tenancy;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.trackplane.kernel.Recent;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The trees of the tenants that are being worked with, in memory. Every page and every request of an SDK asks for parts of one; the
 * stores forget a tree whenever they write to it.
 */
@Component
class TenantTrees {
    private final MongoTemplate mongo;
    private final Recent<String, TenantTree> trees = new Recent<>(this::read);

    TenantTrees(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    TenantTree of(String tenant) {
        return trees.get(tenant);
    }

    void forget(String tenant) {
        trees.forget(tenant);
    }

    private TenantTree read(String slug) {
        var tenant =
                Optional.ofNullable(mongo.findById(slug, TenantDocument.class)).filter(TenantDocument::isActive);
        if (tenant.isEmpty()) {
            return TenantTree.of(tenant, List.of(), List.of());
        }
        var belonging = query(where("tenant").is(slug));
        return TenantTree.of(
                tenant,
                mongo.find(belonging, ApplicationDocument.class),
                mongo.find(belonging, EnvironmentDocument.class));
    }
}
