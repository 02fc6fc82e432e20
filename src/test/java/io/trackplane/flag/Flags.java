package io.trackplane.flag;

import io.trackplane.event.Value;
import io.trackplane.kernel.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flags for tests. */
final class Flags {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final String key;
    private boolean enabled = true;
    private boolean visible = true;
    private @Nullable Schedule schedule;
    private List<Prerequisite> prerequisites = List.of();
    private List<Rule> rules = List.of();
    private Serve otherwise = new Serve.One("off");

    private Flags(String key) {
        this.key = key;
    }

    /** A boolean flag with the variants {@code on} and {@code off}, which serves {@code off} to everybody unless told otherwise. */
    static Flags flag(String key) {
        return new Flags(key);
    }

    Flags disabled() {
        enabled = false;
        return this;
    }

    Flags hidden() {
        visible = false;
        return this;
    }

    Flags during(Schedule during) {
        schedule = during;
        return this;
    }

    Flags after(Prerequisite... needed) {
        prerequisites = List.of(needed);
        return this;
    }

    Flags rules(Rule... in) {
        rules = List.of(in);
        return this;
    }

    Flags otherwise(Serve serve) {
        otherwise = serve;
        return this;
    }

    Flag build() {
        return new Flag(
                key,
                "Flag " + key,
                null,
                FlagKind.RELEASE,
                List.of(),
                null,
                visible,
                FlagType.BOOLEAN,
                List.of(
                        new Variant("on", CanonicalJson.tree("true"), null),
                        new Variant("off", CanonicalJson.tree("false"), null)),
                enabled,
                "off",
                schedule,
                prerequisites,
                rules,
                otherwise,
                Seeds.of(key),
                null);
    }

    /** On for a share of everybody. */
    static Flag rollout(String key, int share) {
        return flag(key)
                .rules(Rule.of("all", Condition.ALWAYS, new Serve.One("on")).withShare(share))
                .build();
    }

    static FlagSnapshot snapshot(Flag... flags) {
        return FlagSnapshot.compile(new FlagSet(List.of(flags), List.of()), Set.of());
    }

    static EvaluationContext user(String key) {
        return EvaluationContext.of(Map.of("user_id", new Value.Text(key)));
    }

    static EvaluationContext context(String json) {
        return EvaluationContext.read(CanonicalJson.tree(json));
    }

    static String json(Object definition) {
        return CanonicalJson.write(definition);
    }
}
