package io.trackplane.flag;

import io.trackplane.kernel.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ff4j.FF4j;
import org.jspecify.annotations.Nullable;

/** The flags of one environment at one revision, compiled. Immutable, for any number of threads; asks nobody and stores nothing. */
public final class FlagSnapshot {
    private final Map<String, CompiledFlag> flags = new HashMap<>();
    private final CompiledFlag[] forServers;
    private final CompiledFlag[] forClients;
    private final Schedule[] schedules;
    private final Segments segments;
    private final FF4j ff4j;

    private FlagSnapshot(FlagSet set, Set<String> killed) {
        this.segments = Segments.compile(set.segments());
        set.flags()
                .forEach(flag -> flags.put(flag.key(), CompiledFlag.of(flag, killed.contains(flag.key()), segments)));
        this.forServers = flags.values().stream()
                .sorted(Comparator.comparing(compiled -> compiled.flag().key()))
                .toArray(CompiledFlag[]::new);
        this.schedules = java.util.Arrays.stream(forServers)
                .map(compiled -> compiled.flag().schedule())
                .filter(java.util.Objects::nonNull)
                .toArray(Schedule[]::new);
        this.forClients = java.util.Arrays.stream(forServers)
                .filter(compiled -> Audience.CLIENT.sees(compiled.flag()))
                .toArray(CompiledFlag[]::new);
        this.ff4j = ff4j(flags);
    }

    /** Auditing and automatic creation are off unless asked for. Asking for the store makes ff4j complete itself, in this thread. */
    private static FF4j ff4j(Map<String, CompiledFlag> flags) {
        var ff4j = new FF4j();
        ff4j.setFeatureStore(new SnapshotStore(flags.values().stream()
                .collect(Collectors.toMap(flag -> flag.flag().key(), CompiledFlag::feature))));
        ff4j.setFlippingExecutionContext(new NoCurrentContext());
        ff4j.getFeatureStore();
        return ff4j;
    }

    /**
     * Compiles the flags of an environment.
     *
     * @param set flags and segments
     * @param killed keys of the flags whose kill switch is thrown; others than those of the set are ignored
     * @throws Problem.Invalid with everything {@link FlagSet#problems} finds
     */
    public static FlagSnapshot compile(FlagSet set, Set<String> killed) {
        var problems = set.problems();
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        return new FlagSnapshot(set, killed);
    }

    /** Asks flags for one context, all at the same time. */
    public FlagEvaluator evaluator(EvaluationContext context, Instant time) {
        return new FlagEvaluator(this, new DecisionContext(context, time));
    }

    /** What a member sees when asking why; a flag that does not exist has no steps. */
    public Explanation explain(String flag, EvaluationContext context, Instant time) {
        return new Explaining(this, context, time).explain(flag);
    }

    /**
     * Stands for which schedules are open at a time: answers for the same context differ between two times only if this differs. 0
     * where no flag has a schedule.
     */
    public int scheduleState(Instant time) {
        int state = 0;
        for (var schedule : schedules) {
            state = 31 * state + (schedule.contains(time) ? 1 : 2);
        }
        return state;
    }

    /** The segments, for conditions of others. */
    public Segments segments() {
        return segments;
    }

    @Nullable CompiledFlag flag(String key) {
        return flags.get(key);
    }

    CompiledFlag[] flags(Audience audience) {
        return switch (audience) {
            case CLIENT -> forClients;
            case SERVER -> forServers;
        };
    }

    FF4j ff4j() {
        return ff4j;
    }
}
