package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.flag.FlagParts;
import io.trackplane.flag.Segment;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Parts;
import io.trackplane.tenancy.Environment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Explains flags for one user, with what is published and with what is drafted. */
@Component
class ExplainPanel {
    private static final int MOST_FIELDS = 8;

    private final FlagsOf flags;
    private final Texts texts;
    private final Clock clock;

    ExplainPanel(FlagsOf flags, Texts texts, Clock clock) {
        this.flags = flags;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A flag explained.
     *
     * @param published with what clients get; null where the flag is not published
     * @param drafted with the drafts; null where the flag would not be there
     * @param same whether both serve the same value for the same reason
     */
    record Explained(
            String key,
            String name,
            @Nullable ExplanationView published,
            @Nullable ExplanationView drafted,
            boolean same) {}

    /** Adds the empty panel of a flag: it asks for the attributes that count. */
    void beside(Environment environment, Flag flag, Model model) {
        model.addAttribute("context", ContextForm.asking(attributes(environment, List.of(flag))));
        model.addAttribute("explainAt", FlagPaths.flag(environment, flag.key()) + "/explain");
        model.addAttribute("contextTold", Told.nothing());
    }

    /** What rules, splits and the segments of an environment look at, {@code user_id} first. */
    List<String> attributes(Environment environment, List<Flag> asked) {
        var found = new LinkedHashSet<String>();
        found.add("user_id");
        asked.forEach(flag -> found.addAll(Attributes.of(flag)));
        Set<String> inSegments = new LinkedHashSet<>();
        flags.drafted(environment)
                .of(FlagParts.SEGMENT)
                .values()
                .forEach(json -> Attributes.collect(Segment.parse(json).when(), inSegments));
        if (asked.stream().anyMatch(flag -> flag.json().contains("\"segment\":"))) {
            found.addAll(inSegments);
        }
        found.remove("targetingKey");
        return found.stream().limit(MOST_FIELDS).toList();
    }

    /**
     * Explains flags for a context.
     *
     * @param only key of the one that is asked for; null for all
     * @throws Problem.Invalid when the context cannot be read
     */
    List<Explained> explain(Environment environment, ContextForm form, @Nullable String only) {
        var context = form.context();
        var now = clock.instant();
        var published = flags.published(environment);
        var drafted = flags.drafted(environment);
        var before = FlagParts.compile(published);
        var after = FlagParts.compile(drafted);
        var keys = new LinkedHashSet<String>();
        keys.addAll(published.of(FlagParts.FLAG).keySet());
        keys.addAll(drafted.of(FlagParts.FLAG).keySet());
        var explained = new ArrayList<Explained>();
        for (var key : keys.stream().sorted().toList()) {
            if (only == null || only.equals(key)) {
                var was = flag(published, key);
                var is = flag(drafted, key);
                var one = was == null ? null : ExplanationView.of(before.explain(key, context, now), was, texts);
                var two = is == null ? null : ExplanationView.of(after.explain(key, context, now), is, texts);
                var name = Objects.requireNonNull(is != null ? is : was).name();
                explained.add(new Explained(key, name, one, two, Objects.equals(one, two)));
            }
        }
        return explained;
    }

    private static @Nullable Flag flag(Parts parts, String key) {
        var json = parts.of(FlagParts.FLAG).get(key);
        return json == null ? null : Flag.parse(json);
    }

    /** What is wrong with a context, at its own fields. */
    Told told(Map<String, Message> problems) {
        var named = new LinkedHashMap<String, Message>();
        problems.forEach((field, message) -> named.put(field, message));
        return texts.told(named);
    }
}
