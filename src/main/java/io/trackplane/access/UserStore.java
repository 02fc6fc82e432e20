package io.trackplane.access;

import io.trackplane.kernel.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** People in the control store. Looked up by id or e-mail; the people of a tenant are a scan of a short collection. */
@Repository
class UserStore {
    private static final int ATTEMPTS = 20;

    private final MongoTemplate mongo;

    UserStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    UserDocument insert(UserDocument user) {
        return mongo.insert(user);
    }

    Optional<UserDocument> find(String id) {
        return Optional.ofNullable(mongo.findById(id, UserDocument.class));
    }

    Optional<UserDocument> findByEmail(String email) {
        return Optional.ofNullable(
                mongo.findOne(Query.query(Criteria.where("email").is(email)), UserDocument.class));
    }

    List<UserDocument> membersOf(String tenant) {
        return mongo.find(
                Query.query(Criteria.where("memberships.tenant").is(tenant)).with(Sort.by("email")),
                UserDocument.class);
    }

    /** The first ones by address. */
    List<UserDocument> membersOf(String tenant, int most) {
        return mongo.find(
                Query.query(Criteria.where("memberships.tenant").is(tenant))
                        .with(Sort.by("email"))
                        .limit(most),
                UserDocument.class);
    }

    List<UserDocument> platformAdministrators() {
        return mongo.find(
                Query.query(Criteria.where("platformAdministrator").is(true)).with(Sort.by("email")),
                UserDocument.class);
    }

    boolean isEmpty() {
        return !mongo.exists(new Query(), UserDocument.class);
    }

    /**
     * Reads, changes and writes one person, again when somebody else wrote in between: for changes that do not depend
     * on what the other one wrote.
     */
    UserDocument change(String id, UnaryOperator<UserDocument> change) {
        for (int attempt = 1; ; attempt++) {
            var user = find(id).orElseThrow(Problem.NotFound::new);
            try {
                return mongo.save(change.apply(user));
            } catch (OptimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
