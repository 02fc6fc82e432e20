package io.trackplane.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.trackplane.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The contract and a validator of the exported schema say the same about 100 000 events. Left out: numbers beyond 53 bits, which JSON
 * libraries read differently; patterns outside what RE2 and the validator's dialect share; common fields among the properties, which only
 * the contract finds.
 */
class ContractAgreementTest {
    private static final int PLANS = 1_000;
    private static final int EVENTS = 100;
    private static final String[] COMMON = {"user_id", "session_id", "platform", "page", "app_version", "event_id"};

    @Test
    void contractAndSchemaAgreeOnAHundredThousandEvents() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        int kept = 0;
        for (int seed = 0; seed < PLANS; seed++) {
            var random = new Random(seed);
            var content = content(random);
            content.check();
            var event = content.events().getFirst();
            var properties = content.propertiesOf(event);
            var contract = EventContract.of(content, PlanPolicy.NONE);
            var schema = registry.getSchema(PlanSchema.of(content, event), InputFormat.JSON);
            var whole = registry.getSchema(PlanSchema.of(content), InputFormat.JSON);
            var events = new RandomEvents(random);
            for (int index = 0; index < EVENTS; index++) {
                var one = events.of(event.name(), properties);
                var outcome = contract.check(one);
                var errors = schema.validate(EventJson.of(one));
                assertThat(outcome.violations().isEmpty())
                        .as("%s%n%s%n%s%n%s", PlanSchema.of(content, event), EventJson.of(one), outcome, errors)
                        .isEqualTo(errors.isEmpty());
                kept += errors.isEmpty() ? 1 : 0;
                if (index < 5) {
                    assertThat(whole.validate(EventJson.of(one)).isEmpty()).isEqualTo(errors.isEmpty());
                }
                droppingLeavesOnlyWhatIsKnown(content, one);
            }
        }
        // Both answers must be common, or agreeing means nothing.
        assertThat(kept).isBetween(PLANS * EVENTS / 5, PLANS * EVENTS * 4 / 5);
    }

    private static void droppingLeavesOnlyWhatIsKnown(PlanContent content, Event event) {
        var dropping =
                EventContract.of(content, new PlanPolicy(1, Reaction.ACCEPT, Reaction.ACCEPT, UnknownProperties.DROP));
        var outcome = dropping.check(event);
        var applied = outcome.applied(event);
        assertThat(applied.properties().fields()).doesNotContainKey("unknown");
        assertThat(dropping.check(applied).violations()).isEqualTo(outcome.violations());
        assertThat(dropping.check(applied).kept()).isNull();
    }

    private static PlanContent content(Random random) {
        var plans = new RandomPlans(random);
        var properties = new ArrayList<>(plans.properties("p", 3));
        for (var name : COMMON) {
            if (random.nextInt(3) == 0) {
                properties.add(common(plans, name));
            }
        }
        var event = new EventDefinition(
                "card_click",
                "",
                "",
                "",
                "",
                Priority.P1,
                "",
                List.of(),
                List.of(),
                Delivery.BATCH,
                List.of(),
                EventLifecycle.ACTIVE,
                List.of(),
                properties);
        return new PlanContent(List.of(event), List.of());
    }

    private static PropertyDefinition common(RandomPlans plans, String name) {
        var property = plans.property(name, 1);
        while (property.type() != PropertyType.STRING && property.type() != PropertyType.ENUM) {
            property = plans.property(name, 1);
        }
        return property;
    }
}
