package io.trackplane.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Management tokens in the control store. A request looks one up by id; lists scan a short collection. */
@Repository
class ManagementTokenStore {
    private final MongoTemplate mongo;

    ManagementTokenStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    void insert(ManagementToken token) {
        mongo.insert(token);
    }

    void save(ManagementToken token) {
        mongo.save(token);
    }

    Optional<ManagementToken> find(String id) {
        return Optional.ofNullable(mongo.findById(id, ManagementToken.class));
    }

    /** A person's tokens that were not revoked, newest first. */
    List<ManagementToken> of(String userId) {
        var kept = Criteria.where("userId").is(userId).and("revokedAt").is(null);
        return mongo.find(Query.query(kept).with(Sort.by(Sort.Direction.DESC, "createdAt")), ManagementToken.class);
    }

    /** The person's tokens for one tenant that were not revoked. */
    List<ManagementToken> of(String tenant, String userId) {
        return of(userId).stream()
                .filter(token -> token.tenant().equals(tenant))
                .toList();
    }

    /** Revokes a token of this person; empty when there is none such, or somebody was faster. */
    Optional<ManagementToken> revoke(String userId, String id, Instant now) {
        var own = Criteria.where("_id")
                .is(id)
                .and("userId")
                .is(userId)
                .and("revokedAt")
                .is(null);
        return Optional.ofNullable(mongo.findAndModify(
                Query.query(own),
                Update.update("revokedAt", now),
                FindAndModifyOptions.options().returnNew(true),
                ManagementToken.class));
    }

    void used(ManagementToken token, Instant now, Duration granularity) {
        var last = token.lastUsedAt();
        if (isOlder(last, now, granularity)) {
            var byId = Query.query(Criteria.where("_id").is(token.id()));
            mongo.updateFirst(byId, Update.update("lastUsedAt", now), ManagementToken.class);
        }
    }

    void deleteOf(String tenant) {
        mongo.remove(Query.query(Criteria.where("tenant").is(tenant)), ManagementToken.class);
    }

    void deleteExpiredBefore(Instant end) {
        mongo.remove(Query.query(Criteria.where("expiresAt").lt(end)), ManagementToken.class);
    }

    private static boolean isOlder(@Nullable Instant last, Instant now, Duration granularity) {
        return last == null || last.plus(granularity).isBefore(now);
    }
}
