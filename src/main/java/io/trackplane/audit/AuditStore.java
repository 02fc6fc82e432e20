package io.trackplane.audit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Entries by exact identifiers, the one way that needs no scan on either store. Has no method that changes an entry.
 */
@Component
class AuditStore {
    private final MongoTemplate mongo;

    AuditStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Whether the entry was inserted; false when another node took its place in the sequence. */
    boolean insert(AuditDocument entry) {
        try {
            mongo.insert(entry);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** The times of those of the entries that exist, by sequence. */
    Map<Long, Instant> times(Trail trail, Collection<Long> sequences) {
        var times = new HashMap<Long, Instant>();
        var query =
                Query.query(where("_id").in(sequences.stream().map(trail::id).toList()));
        query.fields().include("at");
        mongo.executeQuery(
                query,
                AuditDocument.COLLECTION,
                found -> times.put(trail.sequence(found.getString("_id")), time(found)));
        return times;
    }

    /**
     * The entries of a range, both ends included, that fit; newest first. The filter's times are not looked at. The query
     * names nothing but identifiers, because the embedded store scans as soon as there is a second condition.
     */
    List<AuditEntry> between(Trail trail, long first, long last, AuditFilter filter) {
        var found = new ArrayList<AuditEntry>();
        mongo.executeQuery(Query.query(where("_id").in(trail.ids(first, last))), AuditDocument.COLLECTION, entry -> {
            if (filter.fits(entry)) {
                found.add(mongo.getConverter().read(AuditDocument.class, entry).entry(trail));
            }
        });
        found.sort(Comparator.comparingLong(AuditEntry::sequence).reversed());
        return found;
    }

    void delete(Trail trail, long first, long last) {
        mongo.remove(Query.query(where("_id").in(trail.ids(first, last))), AuditDocument.class);
    }

    private static Instant time(Document found) {
        return Objects.requireNonNull(found.get("at", Date.class)).toInstant();
    }
}
