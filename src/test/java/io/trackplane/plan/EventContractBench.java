package io.trackplane.plan;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tools.jackson.databind.JsonNode;

/**
 * One event with ten properties held to its contract, beside a JSON Schema validator on the same event as a tree, and beside looking its ten
 * properties up and nothing else, which is the floor. Run by {@code bench/event-contract}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EventContractBench {
    private static final String PROPERTIES = """
            payment_id (string; required; min_length=4; max_length=64)
            amount (integer; required; min=0)
            channel (enum: wechat/alipay/balance; required)
            coupon_used (boolean; optional)
            activity_tags (array; optional; max_length=20)
            activity_tags > [] (string)
            paid_at (timestamp; optional)
            split_count (integer; optional; min=0; max=100)
            discount (number; optional; min=0; max=1)
            store_id (string; required)
            currency (enum: cny/usd/eur; optional)""";

    private final EventContract keeping;
    private final EventContract dropping;
    private final Schema schema;
    private final Event event;
    private final Event wrong;
    private final JsonNode tree;
    private final String[] names;

    public EventContractBench() {
        var definition = new EventDefinition(
                "payment_success",
                "",
                "",
                "",
                "",
                Priority.P0,
                "",
                List.of(),
                List.of(),
                Delivery.REALTIME,
                List.of(),
                EventLifecycle.ACTIVE,
                List.of(),
                PropertyNotation.read(PROPERTIES).orElseThrow());
        var content = new PlanContent(List.of(definition), List.of());
        content.check();
        keeping = EventContract.of(content, PlanPolicy.NONE);
        dropping =
                EventContract.of(content, new PlanPolicy(1, Reaction.REJECT, Reaction.REJECT, UnknownProperties.DROP));
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(PlanSchema.of(content, definition), InputFormat.JSON);
        event = event(properties());
        var broken = properties();
        broken.put("amount", new Value.Text("12.50"));
        wrong = event(broken);
        tree = EventJson.of(event);
        names = definition.properties().stream().map(PropertyDefinition::name).toArray(String[]::new);
        if (!keeping.check(event).violations().isEmpty()
                || !schema.validate(tree).isEmpty()) {
            throw new IllegalStateException("the event does not keep its contract");
        }
    }

    @Benchmark
    public int floorTenLookUps() {
        int found = 0;
        for (var name : names) {
            found += event.properties().fields().get(name) == null ? 0 : 1;
        }
        return found;
    }

    @Benchmark
    public ContractOutcome contract() {
        return keeping.check(event);
    }

    @Benchmark
    public ContractOutcome contractThatDropsUnknown() {
        return dropping.check(event);
    }

    @Benchmark
    public ContractOutcome contractWithAViolation() {
        return keeping.check(wrong);
    }

    @Benchmark
    public boolean networknt() {
        return schema.validate(tree).isEmpty();
    }

    @Test
    void report() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(EventContractBench.class.getName() + "\\.")
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    private static Map<String, Value> properties() {
        var properties = new LinkedHashMap<String, Value>();
        properties.put("payment_id", new Value.Text("pay_xyz123"));
        properties.put("amount", new Value.Whole(4500));
        properties.put("channel", new Value.Text("wechat"));
        properties.put("coupon_used", new Value.Truth(true));
        properties.put(
                "activity_tags", new Value.Items(List.of(new Value.Text("new_user"), new Value.Text("weekend_promo"))));
        properties.put("paid_at", new Value.Text("2024-01-15T10:30:45.123Z"));
        properties.put("split_count", new Value.Whole(2));
        properties.put("discount", new Value.Decimal(0.15));
        properties.put("store_id", new Value.Text("store_001"));
        properties.put("currency", new Value.Text("cny"));
        return properties;
    }

    private static Event event(Map<String, Value> properties) {
        return new Event(
                "e1",
                EventType.EVENT,
                "payment_success",
                Instant.EPOCH,
                "usr_abc123",
                null,
                "sess_xyz789",
                "h5",
                "/",
                "1.2",
                new Value.Fields(properties));
    }
}
