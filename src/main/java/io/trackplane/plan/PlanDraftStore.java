package io.trackplane.plan;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.trackplane.kernel.Problem;
import java.util.Comparator;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The collection {@code plan_drafts}: as many documents as there are changes that wait. */
@Repository
class PlanDraftStore {
    private final MongoTemplate mongo;

    PlanDraftStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    List<PlanDraftDocument> of(PlanGround ground) {
        return mongo.find(query(where("ground").is(ground.id())), PlanDraftDocument.class).stream()
                .sorted(Comparator.comparing(PlanDraftDocument::id))
                .toList();
    }

    /**
     * Inserts or replaces one.
     *
     * @throws Problem.Stale when somebody else wrote it meanwhile
     */
    void save(PlanDraftDocument document) {
        try {
            mongo.save(document);
        } catch (DuplicateKeyException | OptimisticLockingFailureException e) {
            throw new Problem.Stale(0);
        }
    }

    /** Deletes it as it is known here; false when somebody else wrote it meanwhile. */
    boolean delete(PlanDraftDocument document) {
        var known = query(where("_id").is(document.id()).and("version").is(document.version()));
        return mongo.remove(known, PlanDraftDocument.class).getDeletedCount() == 1;
    }

    void deleteAll(PlanGround ground) {
        mongo.remove(query(where("ground").is(ground.id())), PlanDraftDocument.class);
    }
}
