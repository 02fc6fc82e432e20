package io.trackplane.privacy;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Megabytes of events a second through the default masking, where every text came before and where none did, beside copying the same tree and looking at
 * each character once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MaskingBench {
    /** Nothing personal, a phone and an address among others, or a long error with a stack trace. */
    @Param({"clean", "personal", "error"})
    public String kind = "clean";

    /** With as many in turn, none remembers what it saw when it is its turn again: see {@link CleanTexts}. */
    private static final int MASKERS = 1 << 12;

    private final Masker[] maskers = new Masker[MASKERS];
    private int turn;
    private Event event = event("clean");

    @Setup
    public void prepare() {
        Arrays.setAll(maskers, each -> Masker.compile(DefaultMasking.in(Locale.ENGLISH), PiiClasses.NONE, Maskers.KEY));
        event = event(kind);
    }

    @Benchmark
    public Masked mask() {
        return maskers[0].mask(event);
    }

    @Benchmark
    public Masked maskTheFirstTime() {
        return maskers[turn++ & MASKERS - 1].mask(event);
    }

    @Benchmark
    public Value copyTheTree() {
        return copy(event.properties());
    }

    @Benchmark
    public int lookAtEachCharacter() {
        return characters(event.properties());
    }

    private static Event event(String kind) {
        var properties = new LinkedHashMap<String, Value>();
        properties.put("order_id", new Value.Text("SO20241125000123"));
        properties.put("amount", new Value.Whole(4_500));
        properties.put("channel", new Value.Text("wechat"));
        properties.put("referrer", new Value.Text("https://meadow.example/shop/list?category=12&page=3"));
        properties.put("title", new Value.Text("周末两小时畅打套餐，含饮料一份"));
        properties.put(
                "user_agent",
                new Value.Text(
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36"));
        properties.put("items", new Value.Items(List.of(item(1), item(2), item(3))));
        if (kind.equals("personal")) {
            properties.put("contact", new Value.Text("13800001234"));
            properties.put("note", new Value.Text("请拨打 138 0000 1234，或写信到 buyer@meadow.example"));
            properties.put("ip", new Value.Text("203.0.113.57"));
            properties.put("password", new Value.Text("k9-demo"));
        }
        if (kind.equals("error")) {
            properties.put(
                    "stack",
                    new Value.Text("    at render (https://cdn.meadow.example/app.3f2a1b.js:1:23456)\n".repeat(60)));
        }
        return Maskers.event(properties);
    }

    private static Value item(int number) {
        return new Value.Fields(Map.of(
                "sku",
                new Value.Text("SKU-4512-" + number),
                "price",
                new Value.Decimal(12.5 * number),
                "count",
                new Value.Whole(number)));
    }

    private static Value copy(Value value) {
        return switch (value) {
            case Value.Fields fields -> {
                var copied = new LinkedHashMap<String, Value>();
                fields.fields().forEach((name, each) -> copied.put(name, copy(each)));
                yield new Value.Fields(copied);
            }
            case Value.Items items -> {
                var copied = new ArrayList<Value>();
                items.items().forEach(each -> copied.add(copy(each)));
                yield new Value.Items(copied);
            }
            case Value.Text text -> new Value.Text(new String(text.text().toCharArray()));
            default -> value;
        };
    }

    private static int characters(Value value) {
        var sum = 0;
        switch (value) {
            case Value.Fields fields -> {
                for (var field : fields.fields().entrySet()) {
                    sum += characters(field.getKey()) + characters(field.getValue());
                }
            }
            case Value.Items items -> {
                for (var item : items.items()) {
                    sum += characters(item);
                }
            }
            case Value.Text text -> sum += characters(text.text());
            default -> sum++;
        }
        return sum;
    }

    private static int characters(String text) {
        var sum = 0;
        for (var at = 0; at < text.length(); at++) {
            sum = sum * 31 + text.charAt(at);
        }
        return sum;
    }

    /** Prints megabytes of JSON in UTF-8 a second. */
    @Test
    void masking() throws RunnerException {
        var options =
                new OptionsBuilder().include(MaskingBench.class.getSimpleName()).build();
        for (var result : new Runner(options).run()) {
            print(result);
        }
    }

    private static void print(RunResult result) {
        var kind = result.getParams().getParam("kind");
        var size = EmbeddedJson.write(event(kind).properties()).getBytes(StandardCharsets.UTF_8).length;
        var nanoseconds = result.getPrimaryResult().getScore();
        System.out.printf(
                Locale.ROOT,
                "%-20s %-9s %6d bytes %9.0f ns %8.1f MB/s%n",
                result.getPrimaryResult().getLabel(),
                kind,
                size,
                nanoseconds,
                size * 1e3 / nanoseconds);
    }
}
