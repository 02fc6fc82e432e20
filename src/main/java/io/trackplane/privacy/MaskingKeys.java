package io.trackplane.privacy;

import io.trackplane.tenancy.TenantDeleted;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Service;

/**
 * The secret of each tenant that hashes are made with. Made when it is first needed, never shown, never changed: the same phone number
 * must give the same hash for as long as data is kept. Deleting the tenant deletes it, and with it every way back.
 */
@Service
public class MaskingKeys {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoTemplate mongo;
    private final ConcurrentMap<String, MaskingKey> keys = new ConcurrentHashMap<>();

    MaskingKeys(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** The key of a tenant. */
    public MaskingKey of(String tenant) {
        var known = keys.get(tenant);
        return known != null ? known : keys.computeIfAbsent(tenant, this::read);
    }

    private MaskingKey read(String tenant) {
        var stored = mongo.findById(tenant, Stored.class);
        return MaskingKey.of(
                Base64.getDecoder().decode(stored == null ? made(tenant).secret() : stored.secret()));
    }

    /** The one that was made, here or by another node at the same moment. */
    private Stored made(String tenant) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        try {
            return mongo.insert(new Stored(tenant, Base64.getEncoder().encodeToString(bytes)));
        } catch (DuplicateKeyException e) {
            return java.util.Objects.requireNonNull(mongo.findById(tenant, Stored.class));
        }
    }

    @EventListener
    void on(TenantDeleted deleted) {
        keys.remove(deleted.tenant());
        var stored = mongo.findById(deleted.tenant(), Stored.class);
        if (stored != null) {
            mongo.remove(stored);
        }
    }

    @Document("masking_keys")
    record Stored(@Id String tenant, String secret) {
        @Override
        public String toString() {
            return "Stored[" + tenant + "]";
        }
    }
}
