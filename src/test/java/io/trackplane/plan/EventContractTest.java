package io.trackplane.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventContractTest {
    private static final PlanContent BILLIARD = PlanContent.parse(Resources.read("billiard.json"));
    private static final PlanContent MALL = PlanContent.parse(Resources.read("mall.json"));
    private static final PlanPolicy STRICT =
            new PlanPolicy(1, Reaction.QUARANTINE, Reaction.REJECT, UnknownProperties.DROP);

    @Test
    void anEventThatKeepsItsContractIsAcceptedAsItIs() {
        var event = event("payment_success", payment());
        var outcome = EventContract.of(BILLIARD, STRICT).check(event);
        assertThat(outcome.planned()).isTrue();
        assertThat(outcome.verdict()).isEqualTo(Reaction.ACCEPT);
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.applied(event)).isSameAs(event);
    }

    @Test
    void theVerdictIsThePolicys() {
        var contract = EventContract.of(BILLIARD, STRICT);
        assertThat(contract.check(event("never_heard_of", Map.of())).verdict()).isEqualTo(Reaction.QUARANTINE);
        assertThat(contract.check(event("never_heard_of", Map.of())).planned()).isFalse();
        assertThat(contract.check(event("payment_success", Map.of())).verdict()).isEqualTo(Reaction.REJECT);
        assertThat(EventContract.none().check(event("anything", Map.of())).verdict())
                .isEqualTo(Reaction.ACCEPT);
    }

    @Test
    void draftsAreNotPlanned() {
        var draft = new EventDefinition(
                "later",
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
                EventLifecycle.DRAFT,
                List.of(),
                List.of());
        var contract = EventContract.of(new PlanContent(List.of(draft), List.of()), STRICT);
        assertThat(contract.check(event("later", Map.of())).planned()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "payment_id; -; missing; string; nothing",
                "payment_id; ''; length; length >= 1; string of length 0",
                "amount; twelve; type; integer; string twelve",
                "amount; -5; range; >= 0; integer -5",
                "channel; cash; value; wechat | alipay | balance; string cash",
                "coupon_used; maybe; type; boolean; string maybe",
                "activity_tags; new; type; array; string new",
            })
    void violationsSayWhereAndWhatIsWrong(String property, String value, String kind, String expected, String found) {
        var properties = payment();
        if (value.equals("-")) {
            properties.remove(property);
        } else {
            properties.put(
                    property,
                    value.matches("-?[0-9]+") ? new Value.Whole(Long.parseLong(value)) : new Value.Text(value));
        }
        assertThat(EventContract.of(BILLIARD, STRICT)
                        .check(event("payment_success", properties))
                        .violations())
                .containsExactly(new Violation(
                        "/properties/" + property,
                        ViolationKind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)),
                        expected,
                        found));
    }

    @Test
    void commonFieldsAreCheckedWhereTheyStand() {
        var contract = EventContract.of(MALL, STRICT);
        var event = new Event(
                null,
                EventType.PAGE,
                "/admin/orders",
                Instant.EPOCH,
                "u1",
                null,
                "s1",
                "fridge",
                "/",
                null,
                Value.Fields.NONE);
        assertThat(contract.check(event).plannedAs()).isEqualTo("page_view");
        assertThat(contract.check(event).violations())
                .containsExactly(new Violation("/platform", ViolationKind.VALUE, "web | miniprogram", "string fridge"));
        var among = new Event(
                null,
                EventType.EVENT,
                "page_view",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                new Value.Fields(Map.of("platform", new Value.Text("fridge"))));
        assertThat(contract.check(among).violations())
                .extracting(Violation::pointer)
                .containsExactly("/properties/platform");
    }

    @Test
    void eventsWhoseNameIsDataAreHeldToTheirType() {
        var contract = EventContract.of(MALL, STRICT);
        var call = new Event(
                null,
                EventType.API,
                "GET /api/mall/orders/admin",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                new Value.Fields(Map.of("status", new Value.Whole(200), "durationMs", new Value.Whole(123))));
        assertThat(contract.check(call).plannedAs()).isEqualTo("api_call");
        assertThat(contract.check(call).violations()).isEmpty();
    }

    @Test
    void valuesThatCouldTellAboutAPersonAreNotTold() {
        var secret = new PropertyDraft("card", PropertyType.ENUM);
        secret.values = List.of("a");
        secret.pii = PiiClass.FINANCIAL;
        var plain = new PropertyDraft("plain", PropertyType.ENUM);
        plain.values = List.of("a");
        var contract = contract(secret.done(), plain.done());
        var outcome = contract.check(
                event("e", Map.of("card", new Value.Text("visa"), "plain", new Value.Text("13800138000"))));
        assertThat(outcome.violations())
                .extracting(Violation::found)
                .containsExactly("string of length 4", "string of length 11");
    }

    @Test
    void unknownPropertiesAreDroppedAtEveryDepth() {
        var inner = new PropertyDraft("user", PropertyType.OBJECT);
        inner.properties = List.of(PropertyDefinition.of("id", PropertyType.STRING));
        var list = new PropertyDraft("items", PropertyType.ARRAY);
        list.items = inner.done().named("");
        var user = new Value.Fields(Map.of("id", new Value.Text("1"), "shoe_size", new Value.Whole(42)));
        var event = event("e", Map.of("user", user, "items", new Value.Items(List.of(user)), "x", Value.NOTHING));
        var outcome = contract(inner.done(), list.done()).check(event);
        var known = new Value.Fields(Map.of("id", new Value.Text("1")));
        assertThat(outcome.applied(event).properties().fields())
                .isEqualTo(Map.of("user", known, "items", new Value.Items(List.of(known))));
    }

    @Test
    void pointersAreEscaped() {
        var odd = new PropertyDraft("a:b", PropertyType.STRING);
        odd.required = true;
        assertThat(contract(odd.done()).check(event("e", Map.of())).violations())
                .extracting(Violation::pointer)
                .containsExactly("/properties/a:b");
    }

    @Test
    void anEventThatIsWrongEverywhereIsToldToALimit() {
        var properties = new java.util.ArrayList<PropertyDefinition>();
        for (int index = 0; index < PlanLimits.PROPERTIES; index++) {
            var property = new PropertyDraft("p" + index, PropertyType.STRING);
            property.required = true;
            properties.add(property.done());
        }
        assertThat(contract(properties.toArray(PropertyDefinition[]::new))
                        .check(event("e", Map.of()))
                        .violations())
                .hasSize(EventContract.MOST_VIOLATIONS);
    }

    @Test
    void checkingAnEventThatKeepsItsContractAllocatesNothing() {
        var contract = EventContract.of(BILLIARD, STRICT);
        var event = event("payment_success", payment());
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long kept = 0;
        for (int round = 0; round < 20_000; round++) {
            kept += contract.check(event).violations().size();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < 10_000; round++) {
            kept += contract.check(event).violations().size();
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(kept).isZero();
        assertThat(allocated).isLessThan(10_000);
    }

    private static EventContract contract(PropertyDefinition... properties) {
        var event = new EventDefinition(
                "e",
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
                List.of(properties));
        var content = new PlanContent(List.of(event), List.of());
        content.check();
        return EventContract.of(content, STRICT);
    }

    private static Map<String, Value> payment() {
        var properties = new LinkedHashMap<String, Value>();
        properties.put("payment_id", new Value.Text("pay_xyz123"));
        properties.put("amount", new Value.Whole(4500));
        properties.put("channel", new Value.Text("wechat"));
        properties.put("coupon_used", new Value.Truth(true));
        properties.put("activity_tags", new Value.Items(List.of(new Value.Text("new_user"))));
        return properties;
    }

    static Event event(String name, Map<String, Value> properties) {
        return new Event(
                "e1",
                EventType.EVENT,
                name,
                Instant.EPOCH,
                "usr_abc123",
                null,
                "sess_xyz789",
                "h5",
                "/",
                "v1.2.3",
                new Value.Fields(properties));
    }
}
