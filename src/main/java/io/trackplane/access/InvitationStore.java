package io.trackplane.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Invitations in the control store. A link is looked up by id; a tenant's list scans a short collection. */
@Repository
class InvitationStore {
    private final MongoTemplate mongo;

    InvitationStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    void insert(Invitation invitation) {
        mongo.insert(invitation);
    }

    Optional<Invitation> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Invitation.class));
    }

    /** The tenant's invitations that nobody used or revoked, newest first; expired ones among them. */
    List<Invitation> pending(String tenant) {
        var pending = Criteria.where("tenant")
                .is(tenant)
                .and("usedAt")
                .is(null)
                .and("revokedAt")
                .is(null);
        return mongo.find(Query.query(pending).with(Sort.by(Sort.Direction.DESC, "createdAt")), Invitation.class);
    }

    /** Uses an invitation; empty when it is unknown, used, revoked or expired. Only one of many callers gets it. */
    Optional<Invitation> claim(String id, Instant now) {
        return change(unused(id).and("expiresAt").gt(now), Update.update("usedAt", now));
    }

    /** Gives a claimed invitation back, because what it was claimed for did not come about. */
    void release(Invitation claimed) {
        change(Criteria.where("_id").is(claimed.id()).and("usedAt").is(claimed.usedAt()), new Update().unset("usedAt"));
    }

    Optional<Invitation> revoke(String tenant, String id, Instant now) {
        return change(unused(id).and("tenant").is(tenant), Update.update("revokedAt", now));
    }

    void deleteOf(String tenant) {
        mongo.remove(Query.query(Criteria.where("tenant").is(tenant)), Invitation.class);
    }

    void deleteExpiredBefore(Instant end) {
        mongo.remove(Query.query(Criteria.where("expiresAt").lt(end)), Invitation.class);
    }

    private static Criteria unused(String id) {
        return Criteria.where("_id")
                .is(id)
                .and("usedAt")
                .is(null)
                .and("revokedAt")
                .is(null);
    }

    private Optional<Invitation> change(Criteria which, Update update) {
        var after = FindAndModifyOptions.options().returnNew(true);
        return Optional.ofNullable(mongo.findAndModify(Query.query(which), update, after, Invitation.class));
    }
}
