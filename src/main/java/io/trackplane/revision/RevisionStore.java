package io.trackplane.revision;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The collections {@code revisions} and {@code checkpoints}, by exact identifiers, the one way that needs no scan on either store.
 * Revisions are inserted and never updated.
 */
@Component
class RevisionStore {
    private final MongoTemplate mongo;

    RevisionStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Whether it was inserted; false when somebody else has taken its number. */
    boolean insert(Ground ground, Revision revision) {
        try {
            mongo.insert(RevisionDocument.of(ground, revision));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    Optional<Revision> find(Ground ground, long number) {
        return Optional.ofNullable(mongo.findById(ground.id(number), RevisionDocument.class))
                .map(RevisionDocument::revision);
    }

    /** Those of a range that exist, both ends included, the oldest first. */
    List<Revision> between(Ground ground, long first, long last) {
        var ids = LongStream.rangeClosed(first, last).mapToObj(ground::id).toList();
        return mongo.find(query(where("_id").in(ids)), RevisionDocument.class).stream()
                .map(RevisionDocument::revision)
                .sorted(Comparator.comparingLong(Revision::number))
                .toList();
    }

    /** Which of these identifiers exist. */
    List<String> existing(Collection<String> ids) {
        var wanted = query(where("_id").in(ids));
        wanted.fields().include("_id");
        return mongo.find(wanted, org.bson.Document.class, "revisions").stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    Optional<Published> checkpoint(Ground ground) {
        return Optional.ofNullable(mongo.findById(ground.id(), CheckpointDocument.class))
                .map(document -> document.published(ground));
    }

    void keep(Ground ground, Published published) {
        mongo.save(CheckpointDocument.of(ground, published));
    }

    void delete(Ground ground, long last) {
        var ids = LongStream.rangeClosed(1, last).mapToObj(ground::id).toList();
        mongo.remove(query(where("_id").in(ids)), RevisionDocument.class);
        mongo.remove(query(where("_id").is(ground.id())), CheckpointDocument.class);
    }
}
