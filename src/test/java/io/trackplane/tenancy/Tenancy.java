package io.trackplane.tenancy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The whole module without pages, over an embedded store in memory. */
final class Tenancy implements AutoCloseable {
    static final Actor ADA = Actor.person("usr_ada", "ada@nebula.example");

    final MovableClock clock = new MovableClock();
    final List<Object> events = new CopyOnWriteArrayList<>();
    /** What listeners of other modules do; may throw. */
    Consumer<Object> listener = event -> {};

    private final MongoServer server = new MongoServer(H2Backend.inMemory());
    private final MongoClient client =
            MongoClients.create("mongodb://127.0.0.1:" + server.bind().getPort());
    final MongoTemplate mongo = new MongoTemplate(client, "trackplane");

    private final TenantTrees trees = new TenantTrees(mongo);
    private final TenantStore tenantStore = new TenantStore(mongo, trees);
    private final ApplicationStore applicationStore = new ApplicationStore(mongo, trees);
    private final EnvironmentStore environmentStore = new EnvironmentStore(mongo, trees);
    private final SdkKeyStore keyStore = new SdkKeyStore(mongo);
    private final Deletions deletions =
            new Deletions(tenantStore, applicationStore, environmentStore, keyStore, this::publish);
    final SdkKeyUse use = new SdkKeyUse(keyStore);
    final Tenants tenants = new Tenants(tenantStore, trees, deletions, this::publish, clock);
    final SdkKeys keys = new SdkKeys(tenantStore, keyStore, use, this::publish, clock);
    final Environments environments =
            new Environments(tenants, applicationStore, environmentStore, trees, keys, deletions, this::publish, clock);
    final Applications applications =
            new Applications(tenants, applicationStore, trees, environments, deletions, this::publish, clock);
    final SdkKeyAuthentication authentication = new SdkKeyAuthentication(keys, environments);

    private void publish(Object event) {
        listener.accept(event);
        events.add(event);
    }

    /** What the server does when it starts. */
    void start() {
        try (var upkeep = closing(new Upkeep(tenantStore, applicationStore, environmentStore, deletions, clock))) {
            upkeep.upkeep().run(null);
        }
    }

    private record Closing(Upkeep upkeep) implements AutoCloseable {
        @Override
        public void close() {
            upkeep.close();
        }
    }

    private static Closing closing(Upkeep upkeep) {
        return new Closing(upkeep);
    }

    Tenant tenant(String slug) {
        return tenants.create(new NewTenant(slug, slug.toUpperCase(Locale.ROOT), ZoneOffset.UTC, Locale.ENGLISH), ADA);
    }

    Application application(String tenant, String key) {
        return applications.create(tenant, new NewApplication(key, key, "", Set.of(Platform.WEB)), ADA);
    }

    Environment production(Application application) {
        return environments.get(application.tenant(), application.key(), "production");
    }

    Environment development(Application application) {
        return environments.get(application.tenant(), application.key(), "development");
    }

    List<AuditableChange> audited() {
        return events.stream()
                .filter(AuditableChange.class::isInstance)
                .map(AuditableChange.class::cast)
                .toList();
    }

    long stored(String collection) {
        return mongo.getCollection(collection).countDocuments();
    }

    @Override
    public void close() {
        use.close();
        client.close();
        server.shutdownNow();
    }
}
