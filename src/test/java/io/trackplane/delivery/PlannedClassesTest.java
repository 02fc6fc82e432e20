package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.kernel.Actor;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.Plans;
import io.trackplane.plan.Reaction;
import io.trackplane.tenancy.Applications;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The plan that an environment follows is part of what it publishes. */
@ServerTest
class PlannedClassesTest {
    private static final String PLAN = """
            {"events":[{"name":"paid","title":"Paid","properties":[
              {"name":"pin","type":"string","pii":"secret"},
              {"name":"amount","type":"integer","required":true}]}],"groups":[]}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Snapshots snapshots;

    private Shop shop;

    @BeforeEach
    void publishAPlan() {
        shop = new Shop(context, port);
        var application = context.getBean(Applications.class).get(shop.tenant, shop.environment.application());
        context.getBean(Plans.class).publish(application, PlanContent.parse(PLAN), 0, "First", Actor.SYSTEM);
    }

    private static Event paid(Map<String, Value> properties) {
        return new Event(
                null,
                EventType.EVENT,
                "paid",
                Instant.EPOCH,
                "ann",
                null,
                null,
                null,
                null,
                null,
                new Value.Fields(properties));
    }

    private void follow() {
        shop.publish("plan", "plan", "{\"version\":1,\"violations\":\"reject\"}");
    }

    @Test
    void whatThePlanCallsSecretIsRemovedAsSoonAsItIsFollowed() {
        var event = paid(Map.of("pin", new Value.Text("4711")));
        assertThat(snapshots.of(shop.environment).masker().mask(event).event()).isEqualTo(event);

        follow();

        assertThat(snapshots.of(shop.environment).masker().mask(event).event().properties())
                .isEqualTo(Value.Fields.NONE);
        assertThat(shop.get("/api/telemetry/config", shop.client).body()).contains("properties.pin");
    }

    @Test
    void eventsAreHeldToThePlanAsSoonAsItIsFollowed() {
        var event = paid(Map.of("amount", new Value.Text("much")));
        assertThat(snapshots.of(shop.environment).contract().check(event).verdict())
                .isEqualTo(Reaction.ACCEPT);

        follow();

        assertThat(snapshots.of(shop.environment).contract().check(event).verdict())
                .isEqualTo(Reaction.REJECT);
    }
}
