package io.trackplane.flag.console;

import io.trackplane.flag.Condition;
import io.trackplane.flag.Flag;
import io.trackplane.flag.FlagType;
import io.trackplane.flag.Percent;
import io.trackplane.flag.RolloutHash;
import io.trackplane.flag.Rule;
import io.trackplane.flag.Serve;
import io.trackplane.kernel.Message;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a flag does in one environment, in two words.
 *
 * @param level how much of it is on
 * @param text what is served, such as {@code 10%} or {@code 50 / 25 / 25}; null where {@code told} says it
 * @param told a word instead; null where {@code text} says it
 * @param more the line under it; null for none
 */
record FlagState(
        Level level,
        @Nullable String text,
        @Nullable Message told,
        @Nullable Message more) {
    /** How much of a flag is on. The key is the class of the mark in {@code console.css}. */
    enum Level {
        ON,
        PART,
        OFF,
        KILLED,
        /** The environment does not have the flag. */
        ABSENT;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static final FlagState ABSENT_HERE = new FlagState(Level.ABSENT, null, Message.of("flag.state.absent"), null);

    /** The class of the mark. */
    public String mark() {
        return switch (level) {
            case ON -> "on";
            case PART -> "part";
            default -> "off";
        };
    }

    static FlagState of(Flag flag, boolean killed, Instant now) {
        if (killed) {
            return new FlagState(Level.KILLED, null, Message.of("flag.state.killed"), null);
        }
        if (!flag.enabled()) {
            return new FlagState(Level.OFF, null, Message.of("flag.state.off"), null);
        }
        var schedule = flag.schedule();
        if (schedule != null && !schedule.contains(now)) {
            return new FlagState(Level.OFF, null, Message.of("flag.state.off"), Message.of("flag.state.schedule"));
        }
        return on(flag);
    }

    private static FlagState on(Flag flag) {
        for (var rule : flag.rules()) {
            if (rule.share() < RolloutHash.BUCKETS) {
                return new FlagState(Level.PART, Percent.text(rule.share()), null, more(flag));
            }
            if (rule.serve() instanceof Serve.Split split) {
                return new FlagState(Level.PART, shares(split, flag), null, more(flag));
            }
        }
        if (flag.otherwise() instanceof Serve.Split split) {
            return new FlagState(Level.PART, shares(split, flag), null, more(flag));
        }
        return flag.rules().isEmpty()
                ? everybody(flag)
                : new FlagState(Level.ON, null, Message.of("flag.state.on"), more(flag));
    }

    private static FlagState everybody(Flag flag) {
        var variant = ((Serve.One) flag.otherwise()).variant();
        boolean allOn = flag.type() == FlagType.BOOLEAN
                && flag.variants().stream()
                        .anyMatch(
                                one -> one.key().equals(variant) && one.value().booleanValue(false));
        return new FlagState(Level.ON, allOn ? "100%" : variant, null, null);
    }

    /** Of two variants only the share of the one that is not for everybody else; of more all shares. */
    private static String shares(Serve.Split split, Flag flag) {
        var base = flag.otherwise() instanceof Serve.One one ? one.variant() : flag.offVariant();
        if (split.split().size() == 2) {
            return split.split().stream()
                    .filter(weight -> !weight.variant().equals(base))
                    .findFirst()
                    .map(weight -> Percent.text(weight.weight()))
                    .orElse("");
        }
        return split.split().stream()
                .map(weight -> Percent.number(weight.weight()))
                .collect(Collectors.joining(" / "));
    }

    private static @Nullable Message more(Flag flag) {
        if (flag.rules().isEmpty()) {
            return Message.of("flag.state.variants", flag.variants().size());
        }
        if (flag.rules().size() == 1) {
            return only(flag.rules().getFirst());
        }
        return Message.of("flag.state.rules", flag.rules().size());
    }

    private static @Nullable Message only(Rule rule) {
        return rule.when() instanceof Condition.InSegment member && !member.negate()
                ? Message.of("flag.state.segment", member.segment())
                : Message.of("flag.state.rules", 1);
    }
}
