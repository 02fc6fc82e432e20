package io.trackplane.ingest.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The collection {@code erasures}. */
@Repository
class ErasureStore {
    private static final Comparator<ErasureDocument> NEWEST_FIRST =
            Comparator.comparing(ErasureDocument::askedAt).reversed().thenComparing(ErasureDocument::id);

    private final MongoTemplate mongo;

    ErasureStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Empty where the same is under way. */
    Optional<ErasureDocument> insert(ErasureDocument document) {
        try {
            return Optional.of(mongo.insert(document));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    Optional<ErasureDocument> inSlot(String tenant, String slot) {
        var found = mongo.findOne(query(where("tenant").is(tenant).and("slot").is(slot)), ErasureDocument.class);
        return Optional.ofNullable(found);
    }

    Optional<ErasureDocument> find(String tenant, String id) {
        return Optional.ofNullable(mongo.findById(id, ErasureDocument.class))
                .filter(found -> found.tenant().equals(tenant));
    }

    List<ErasureDocument> of(String tenant) {
        return mongo.find(query(where("tenant").is(tenant)), ErasureDocument.class).stream()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** What is under way in all tenants, the oldest first. */
    List<ErasureDocument> underWay() {
        var states = List.of(ErasureState.WAITING, ErasureState.RUNNING);
        return mongo.find(query(where("state").in(states)), ErasureDocument.class).stream()
                .sorted(NEWEST_FIRST.reversed())
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException when it was changed or deleted meanwhile */
    ErasureDocument save(ErasureDocument document) {
        return mongo.save(document);
    }

    void deleteOf(String tenant) {
        mongo.remove(query(where("tenant").is(tenant)), ErasureDocument.class);
    }
}
