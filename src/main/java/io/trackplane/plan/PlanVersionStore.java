package io.trackplane.plan;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.trackplane.kernel.CanonicalJson;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The collection {@code plan_versions}, by exact identifiers. Versions are inserted and never updated. */
@Repository
class PlanVersionStore {
    private static final int BLOCK = 64;

    private final MongoTemplate mongo;
    /** The last number that was seen; where to look on. */
    private final ConcurrentMap<PlanGround, Integer> seen = new ConcurrentHashMap<>();

    PlanVersionStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Whether it was inserted; false when somebody else has taken its number. */
    boolean insert(PlanGround ground, PlanVersion version, PlanContent content) {
        try {
            mongo.insert(PlanVersionDocument.of(ground, version, content));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** The last version's number; 0 when there is none. */
    int latest(PlanGround ground) {
        int from = seen.getOrDefault(ground, 0);
        if (from > 0 && existing(ground, from, from) == 0) {
            from = 0; // deleted meanwhile, by another node
        }
        int last = following(ground, from);
        seen.put(ground, last);
        return last;
    }

    private int following(PlanGround ground, int from) {
        int last = from;
        int found;
        do {
            found = existing(ground, last + 1, last + BLOCK);
            last += found;
        } while (found == BLOCK);
        return last;
    }

    /** How many of a range exist; as there are no gaps, these are the first ones. */
    private int existing(PlanGround ground, int first, int last) {
        var wanted = query(where("_id").in(ids(ground, first, last)));
        wanted.fields().include("_id");
        return mongo.find(wanted, Document.class, "plan_versions").size();
    }

    Optional<PlanVersion> find(PlanGround ground, int number) {
        return between(ground, number, number).stream().findFirst();
    }

    /** Those of a range that exist, the newest first. */
    List<PlanVersion> between(PlanGround ground, int first, int last) {
        var wanted = query(where("_id").in(ids(ground, first, last)));
        wanted.fields().exclude("content");
        return mongo.find(wanted, PlanVersionDocument.class).stream()
                .map(PlanVersionDocument::version)
                .sorted(Comparator.comparingInt(PlanVersion::number).reversed())
                .toList();
    }

    Optional<PlanContent> content(PlanGround ground, int number) {
        return Optional.ofNullable(mongo.findById(ground.id(number), PlanVersionDocument.class))
                .map(PlanVersionDocument::content)
                .map(json -> CanonicalJson.read(json, PlanContent.class));
    }

    void deleteAll(PlanGround ground) {
        seen.remove(ground);
        int last = latest(ground);
        mongo.remove(query(where("_id").in(ids(ground, 1, last))), PlanVersionDocument.class);
        seen.remove(ground);
    }

    private static List<String> ids(PlanGround ground, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(ground::id).toList();
    }
}
