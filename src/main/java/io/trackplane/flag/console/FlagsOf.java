package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.flag.FlagParts;
import io.trackplane.revision.Draft;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Parts;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the flags of environments: what is published, what is drafted, what is killed. */
@Component
class FlagsOf {
    private final Environments environments;
    private final Drafts drafts;
    private final Revisions revisions;
    private final Clock clock;

    FlagsOf(Environments environments, Drafts drafts, Revisions revisions, Clock clock) {
        this.environments = environments;
        this.drafts = drafts;
        this.revisions = revisions;
        this.clock = clock;
    }

    /**
     * The flags of one environment.
     *
     * @param published by key
     * @param drafted the drafts of flags, by key
     * @param killed keys of those whose kill switch is thrown
     */
    record Here(Environment environment, Map<String, Flag> published, Map<String, Draft> drafted, Set<String> killed) {
        /** What is wanted of a flag: its draft, else what is published; empty when there is none or its end is drafted. */
        Optional<Flag> wanted(String key) {
            var draft = drafted.get(key);
            if (draft == null) {
                return Optional.ofNullable(published.get(key));
            }
            return Optional.ofNullable(draft.content()).map(Flag::parse);
        }

        /** The same, or what is published while its end is drafted. */
        Optional<Flag> any(String key) {
            return wanted(key).or(() -> Optional.ofNullable(published.get(key)));
        }

        boolean has(String key) {
            return published.containsKey(key) || drafted.containsKey(key);
        }
    }

    Here in(Environment environment) {
        var parts = revisions.current(environment).parts();
        var published = new TreeMap<String, Flag>();
        parts.of(FlagParts.FLAG).forEach((key, json) -> published.put(key, Flag.parse(json)));
        var drafted = new HashMap<String, Draft>();
        for (var draft : drafts.of(environment)) {
            if (draft.part().kind().equals(FlagParts.FLAG)) {
                drafted.put(draft.part().key(), draft);
            }
        }
        return new Here(
                environment, published, drafted, parts.of(FlagParts.KILL_SWITCH).keySet());
    }

    /** The flags of all environments of the application, production first. */
    List<Here> beside(Environment environment) {
        return environments.of(environment.tenant(), environment.application()).stream()
                .map(this::in)
                .toList();
    }

    /** What the environment would serve if its drafts were published. */
    Parts drafted(Environment environment) {
        return drafts.withDrafts(environment);
    }

    Parts published(Environment environment) {
        return revisions.current(environment).parts();
    }

    /** What a flag does in an environment as it is published. */
    FlagState state(Here here, String key) {
        var flag = here.published().get(key);
        return flag == null
                ? FlagState.ABSENT_HERE
                : FlagState.of(flag, here.killed().contains(key), clock.instant());
    }

    /** What it would do with its draft; null where there is none. */
    @Nullable FlagState drafted(Here here, String key) {
        return here.drafted().containsKey(key)
                ? here.wanted(key)
                        .map(flag -> FlagState.of(flag, false, clock.instant()))
                        .orElse(FlagState.ABSENT_HERE)
                : null;
    }

    static PartName part(String key) {
        return new PartName(FlagParts.FLAG, key);
    }
}
