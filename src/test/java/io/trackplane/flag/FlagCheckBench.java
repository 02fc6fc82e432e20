package io.trackplane.flag;

import io.getunleash.DefaultUnleash;
import io.getunleash.Unleash;
import io.getunleash.UnleashContext;
import io.getunleash.util.UnleashConfig;
import io.getunleash.variant.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ff4j.FF4j;
import org.ff4j.core.Feature;
import org.ff4j.core.FlippingExecutionContext;
import org.ff4j.strategy.PonderationStrategy;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * One flag with one condition and a sticky split, for 1 024 users in turn: through ff4j as we use it, by its parts, by ff4j's own
 * means and by the Unleash client with the same flag. Run by {@code bench/flag-check}, not by the build.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FlagCheckBench {
    private static final int USERS = 1024;
    private static final String FLAG = "new-checkout";

    /** What Unleash's server would send for the same flag. */
    private static final String UNLEASH = """
            {"version":2,"features":[{"name":"new-checkout","type":"release","enabled":true,"variants":[],"strategies":[
              {"name":"flexibleRollout",
               "parameters":{"rollout":"100","stickiness":"userId","groupId":"new-checkout"},
               "constraints":[{"contextName":"platform","operator":"IN","values":["android"]}],
               "variants":[{"name":"on","weight":500,"stickiness":"userId"},{"name":"off","weight":500,"stickiness":"userId"}]}]}]}
            """;

    private final RolloutHash hash = new RolloutHash(FLAG + ".variant");
    private final String[] users = new String[USERS];
    private final EvaluationContext[] contexts = new EvaluationContext[USERS];
    private final FlagEvaluator[] evaluators = new FlagEvaluator[USERS];
    private final FlagEvaluator[] hundred = new FlagEvaluator[USERS];
    private final UnleashContext[] unleashContexts = new UnleashContext[USERS];
    private final FlippingExecutionContext nothing = new FlippingExecutionContext();
    private final FlagSnapshot snapshot = Flags.snapshot(flag(FLAG));
    private final FF4j ff4j = ownFf4j();
    private final Unleash unleash = unleash();
    private int next;

    private static Flag flag(String key) {
        var split = Serve.Split.of("user_id", new Weight("on", 50_000), new Weight("off", 50_000));
        return Flags.flag(key)
                .rules(Rule.of("android", Condition.test("platform", Operator.IN, "android"), split))
                .build();
    }

    private static FF4j ownFf4j() {
        var ff4j = new FF4j();
        ff4j.createFeature("plain", true);
        var half = new Feature("half", true);
        half.setFlippingStrategy(new PonderationStrategy(0.5));
        ff4j.createFeature(half);
        return ff4j;
    }

    @Setup
    public void prepare() {
        var hundredFlags = Flags.snapshot(
                IntStream.range(0, 100).mapToObj(i -> flag("flag-" + i)).toArray(Flag[]::new));
        for (int i = 0; i < USERS; i++) {
            users[i] = "usr_%06x".formatted(i * 7919);
            contexts[i] = Flags.context("{\"user_id\":\"%s\",\"platform\":\"android\"}".formatted(users[i]));
            evaluators[i] = snapshot.evaluator(contexts[i], Flags.NOW);
            hundred[i] = hundredFlags.evaluator(contexts[i], Flags.NOW);
            unleashContexts[i] = UnleashContext.builder()
                    .userId(users[i])
                    .addProperty("platform", "android")
                    .build();
        }
        servesHalf(
                "ours",
                user -> "on"
                        .equals(evaluators[user].evaluate(FLAG, Audience.CLIENT).variant()));
        servesHalf(
                "Unleash",
                user -> "on"
                        .equals(unleash.getVariant(FLAG, unleashContexts[user]).getName()));
    }

    /** That both really evaluate the same flag. */
    private static void servesHalf(String who, IntPredicate on) {
        long count = IntStream.range(0, USERS).filter(on).count();
        if (count < USERS * 0.4 || count > USERS * 0.6) {
            throw new IllegalStateException(who + " served it to " + count);
        }
    }

    private static Unleash unleash() {
        return new DefaultUnleash(UnleashConfig.builder()
                .appName("bench")
                .instanceId("bench")
                .unleashAPI("http://127.0.0.1:9250/api")
                .apiKey("none")
                .backupFile(backup())
                .disablePolling()
                .disableMetrics()
                .toggleBootstrapProvider(() -> Optional.of(UNLEASH))
                .build());
    }

    /** A file that is not there: else the client starts with what is in it, not with what it is given. */
    private static String backup() {
        try {
            var directory = Files.createTempDirectory("unleash");
            directory.toFile().deleteOnExit();
            return directory.resolve("none.json").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int user() {
        next = next + 1 & USERS - 1;
        return next;
    }

    @Benchmark
    public Evaluation check() {
        return evaluators[user()].evaluate(FLAG, Audience.CLIENT);
    }

    @Benchmark
    public Evaluation checkWithANewEvaluator() {
        return snapshot.evaluator(contexts[user()], Flags.NOW).evaluate(FLAG, Audience.CLIENT);
    }

    @Benchmark
    public List<Evaluation> hundredChecks() {
        return hundred[user()].evaluateAll(Audience.CLIENT);
    }

    @Benchmark
    public int floorHash() {
        return hash.bucket(users[user()]);
    }

    @Benchmark
    public boolean ff4jPlain() {
        return ff4j.check("plain", nothing);
    }

    @Benchmark
    public boolean ff4jPonderation() {
        return ff4j.check("half", nothing);
    }

    @Benchmark
    public Variant unleashClient() {
        return unleash.getVariant(FLAG, unleashContexts[user()]);
    }

    @Test
    void report() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(FlagCheckBench.class.getName() + "\\.")
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend("--enable-native-access=ALL-UNNAMED")
                        .shouldFailOnError(true)
                        .build())
                .run();
    }
}
