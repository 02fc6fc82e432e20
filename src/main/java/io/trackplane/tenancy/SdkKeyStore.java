package io.trackplane.tenancy;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.trackplane.kernel.Recent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code sdk_keys}. Every write after the first one sets a single field. */
@Repository
class SdkKeyStore {
    private static final String COLLECTION = "sdk_keys";
    private final MongoTemplate mongo;
    private final Recent<String, Optional<SdkKey>> presented = new Recent<>(this::withDigest);

    SdkKeyStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** By digest: how a request finds its tenant, and so the only look-up that does not start from one. */
    Optional<SdkKey> withDigest(String digest) {
        return Optional.ofNullable(mongo.findById(digest, SdkKeyDocument.class)).map(SdkKeyDocument::key);
    }

    /** The same as it was within the last second, for the many requests of SDKs. */
    Optional<SdkKey> presented(String digest) {
        return presented.get(digest);
    }

    Optional<SdkKey> find(Environment environment, String id) {
        return withDigest(id).filter(key -> belongs(key, environment));
    }

    private static boolean belongs(SdkKey key, Environment environment) {
        return key.tenant().equals(environment.tenant())
                && key.application().equals(environment.application())
                && key.environment().equals(environment.key());
    }

    List<SdkKey> of(String tenant, String application, String environment) {
        return mongo.find(query(within(tenant, application, environment)), SdkKeyDocument.class).stream()
                .map(SdkKeyDocument::key)
                .toList();
    }

    void insert(SdkKey key) {
        mongo.insert(SdkKeyDocument.of(key));
        presented.forget(key.id());
    }

    /** Sets an end. False when somebody else set one, or revoked the key, since it was read. */
    boolean expire(SdkKey key, Instant at) {
        var asRead = where("_id")
                .is(key.id())
                .and("revokedAt")
                .is(null)
                .and("expiresAt")
                .is(key.expiresAt());
        return mongo.updateFirst(query(asRead), new Update().set("expiresAt", at), COLLECTION)
                        .getMatchedCount()
                == 1;
    }

    void revoke(SdkKey key, Instant at) {
        set(key.id(), new Update().set("revokedAt", at));
    }

    void used(String id, Instant at) {
        set(id, new Update().max("lastUsedAt", at));
    }

    private void set(String id, Update update) {
        mongo.updateFirst(query(where("_id").is(id)), update, COLLECTION);
        presented.forget(id);
    }

    void delete(List<String> ids) {
        mongo.remove(query(where("_id").in(ids)), COLLECTION);
        ids.forEach(presented::forget);
    }

    void deleteAll(String tenant, String application, String environment) {
        mongo.remove(query(within(tenant, application, environment)), COLLECTION);
        presented.forgetAll();
    }

    private static Criteria within(String tenant, String application, String environment) {
        return where("tenant")
                .is(tenant)
                .and("application")
                .is(application)
                .and("environment")
                .is(environment);
    }
}
