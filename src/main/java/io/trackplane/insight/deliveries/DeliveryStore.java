package io.trackplane.insight.deliveries;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

/** The collection {@code deliveries}. */
@Repository
class DeliveryStore {
    private final MongoTemplate mongo;

    DeliveryStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    Optional<DeliveryDocument> find(Environment environment, String delivery) {
        return Optional.ofNullable(mongo.findById(DeliveryDocument.id(environment, delivery), DeliveryDocument.class));
    }

    List<DeliveryDocument> of(Environment environment) {
        return mongo.find(
                query(in(environment.tenant(), environment.application(), environment.key())), DeliveryDocument.class);
    }

    DeliveryDocument insert(DeliveryDocument delivery) {
        return mongo.insert(delivery);
    }

    DeliveryDocument save(Environment environment, DeliveryDocument delivery) {
        try {
            return mongo.save(delivery);
        } catch (OptimisticLockingFailureException e) {
            throw find(environment, delivery.delivery())
                    .<Problem>map(now -> new Problem.Stale(now.registration().version()))
                    .orElseGet(Problem.NotFound::new);
        }
    }

    /** False when somebody else did so before. */
    boolean delete(Environment environment, String delivery) {
        var byId = where("_id").is(DeliveryDocument.id(environment, delivery));
        return mongo.remove(query(byId), DeliveryDocument.class).getDeletedCount() == 1;
    }

    void deleteOf(String tenant, String application, String environment) {
        mongo.remove(query(in(tenant, application, environment)), DeliveryDocument.class);
    }

    private static Criteria in(String tenant, String application, String environment) {
        return where("tenant")
                .is(tenant)
                .and("application")
                .is(application)
                .and("environment")
                .is(environment);
    }
}
