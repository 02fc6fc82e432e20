package io.trackplane.revision;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Recent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The collection {@code drafts}. The list of an environment, which every page counts, is kept for a second. */
@Component
class DraftStore {
    private final MongoTemplate mongo;
    private final Recent<String, List<Draft>> lists = new Recent<>(this::read);

    DraftStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    List<Draft> of(Ground ground) {
        return lists.get(ground.id());
    }

    private List<Draft> read(String ground) {
        return mongo.find(query(where("ground").is(ground)), DraftDocument.class).stream()
                .map(DraftDocument::draft)
                .sorted(Comparator.comparing(Draft::part))
                .toList();
    }

    Optional<DraftDocument> find(Ground ground, PartName part) {
        return Optional.ofNullable(mongo.findById(ground.id(part), DraftDocument.class));
    }

    /**
     * Inserts or replaces a draft.
     *
     * @throws Problem.Stale when somebody else wrote it meanwhile
     */
    void save(Ground ground, DraftDocument draft) {
        try {
            mongo.save(draft);
        } catch (DuplicateKeyException | OptimisticLockingFailureException e) {
            throw new Problem.Stale(draft.baseRevision());
        } finally {
            lists.forget(ground.id());
        }
    }

    /** Deletes it as it is known here; false when somebody else wrote it meanwhile. */
    boolean delete(Ground ground, DraftDocument draft) {
        var known = query(where("_id").is(draft.id()).and("version").is(draft.version()));
        try {
            return mongo.remove(known, DraftDocument.class).getDeletedCount() == 1;
        } finally {
            lists.forget(ground.id());
        }
    }

    void deleteAll(Ground ground) {
        mongo.remove(query(where("ground").is(ground.id())), DraftDocument.class);
        lists.forget(ground.id());
    }
}
