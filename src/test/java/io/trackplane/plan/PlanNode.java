package io.trackplane.plan;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.AllowedOrigins;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.EnvironmentKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The plans of one server among several at the same store. */
final class PlanNode implements AutoCloseable {
    static final Actor ANNA = Actor.person("usr_anna", "anna@nebula.example");
    static final Actor BEN = Actor.person("usr_ben", "ben@nebula.example");
    static final Application SHOP = application("nebula", "shop");
    static final Application OTHER = application("meadow", "shop_2");
    static final Environment STAGING = new Environment(
            "nebula",
            "shop",
            "staging",
            "Staging",
            EnvironmentKind.STAGING,
            false,
            "shop-staging",
            AllowedOrigins.of(List.of()),
            false,
            null,
            Instant.EPOCH,
            0);

    final List<Object> events = Collections.synchronizedList(new ArrayList<>());
    final PlanVersionStore versions;
    final PlanDraftStore store;
    final PlanDrafts drafts;
    final LintRules rules;
    final Plans plans;
    private final MongoClient client;

    PlanNode(int port) {
        client = MongoClients.create("mongodb://127.0.0.1:" + port);
        var mongo = new MongoTemplate(client, "trackplane");
        versions = new PlanVersionStore(mongo);
        store = new PlanDraftStore(mongo);
        drafts = new PlanDrafts(store, versions, events::add, Clock.systemUTC());
        rules = new LintRules(mongo, events::add);
        plans = new Plans(versions, drafts, rules, events::add, Clock.systemUTC());
    }

    @Override
    public void close() {
        client.close();
    }

    /** Saves a new event. */
    void add(String name) {
        drafts.save(SHOP, null, event(name, "says " + name), "", ANNA);
    }

    /** Publishes whatever is drafted. */
    PlanVersion publish() {
        return plans.publish(SHOP, drafts.of(SHOP).basis(), "because", ANNA);
    }

    String basis(String event) {
        return drafts.of(SHOP).basis(DefinitionName.event(event));
    }

    List<String> eventNames() {
        return drafts.of(SHOP).content().events().stream()
                .map(EventDefinition::name)
                .toList();
    }

    static EventDefinition event(String name, String description, PropertyDefinition... properties) {
        return new EventDefinition(
                name,
                "",
                description,
                "",
                "",
                Priority.P0,
                "anna",
                List.of(),
                List.of(),
                Delivery.BATCH,
                List.of(),
                EventLifecycle.ACTIVE,
                List.of(),
                List.of(properties));
    }

    private static Application application(String tenant, String key) {
        return new Application(tenant, key, key, "", Set.of(), Instant.EPOCH, 0);
    }
}
