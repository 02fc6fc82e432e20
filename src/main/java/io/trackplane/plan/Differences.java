package io.trackplane.plan;

import io.trackplane.kernel.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the changes of one event or group. */
final class Differences {
    private final PlanChange.Kind kind;
    private final String name;
    private final List<PlanChange> changes;
    private final boolean harmless;

    Differences(PlanChange.Kind kind, String name, List<PlanChange> changes) {
        this(kind, name, changes, false);
    }

    private Differences(PlanChange.Kind kind, String name, List<PlanChange> changes, boolean harmless) {
        this.kind = kind;
        this.name = name;
        this.changes = changes;
        this.harmless = harmless;
    }

    /** The same where nothing can hurt, because it was a draft before. */
    Differences harmless() {
        return new Differences(kind, name, changes, true);
    }

    void add(
            Compatibility compatibility,
            String field,
            @Nullable String before,
            @Nullable String after,
            Message what,
            Message why) {
        boolean eased = harmless && compatibility == Compatibility.BREAKING;
        changes.add(new PlanChange(
                kind,
                name,
                field,
                before,
                after,
                eased ? Compatibility.COMPATIBLE : compatibility,
                what,
                eased ? Message.of("plan.why.draft") : why));
    }

    void compatible(String field, @Nullable String before, @Nullable String after, Message what, Message why) {
        add(Compatibility.COMPATIBLE, field, before, after, what, why);
    }

    void breaking(String field, @Nullable String before, @Nullable String after, Message what, Message why) {
        add(Compatibility.BREAKING, field, before, after, what, why);
    }

    /** Something that only people read. */
    void text(String field, String before, String after) {
        if (!before.equals(after)) {
            compatible(
                    field,
                    nothing(before),
                    nothing(after),
                    set(field, before, after),
                    Message.of("plan.why.for-people"));
        }
    }

    /** A list of labels; {@code why} says why changing it hurts nobody. */
    void list(String field, List<String> before, List<String> after, String why) {
        if (!before.equals(after)) {
            var was = String.join(", ", before);
            var is = String.join(", ", after);
            compatible(field, nothing(was), nothing(is), set(field, was, is), Message.of(why));
        }
    }

    /** The same properties in another order. */
    void order(List<String> before, List<String> after) {
        if (!before.equals(after) && new HashSet<>(before).equals(new HashSet<>(after))) {
            compatible(
                    "properties",
                    String.join(", ", before),
                    String.join(", ", after),
                    Message.of("plan.change.order"),
                    Message.of("plan.why.for-people"));
        }
    }

    /** The sentence that a field got another value, was filled or was emptied. */
    static Message set(String field, @Nullable String before, @Nullable String after) {
        if (after == null || after.isEmpty()) {
            return Message.of("plan.change.emptied", field, Objects.requireNonNullElse(before, ""));
        }
        return before == null || before.isEmpty()
                ? Message.of("plan.change.filled", field, after)
                : Message.of("plan.change.changed", field, before, after);
    }

    private static @Nullable String nothing(String text) {
        return text.isEmpty() ? null : text;
    }
}
