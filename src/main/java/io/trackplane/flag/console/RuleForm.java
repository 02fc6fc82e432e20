package io.trackplane.flag.console;

import io.trackplane.flag.EvaluationContext;
import io.trackplane.flag.Percent;
import io.trackplane.flag.Rule;
import io.trackplane.flag.Serve;
import io.trackplane.flag.Variant;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its editor shows it: open with fields, or closed as a sentence.
 *
 * @param id names it in the flag; people do not see it
 * @param closed the rule while it is closed; null while it is open
 * @param share who is let in, in percent, as typed
 * @param by the attribute that decides who is let in
 */
record RuleForm(
        String id,
        @Nullable Rule closed,
        String description,
        ConditionForm when,
        String share,
        String by,
        ServeForm serve) {
    static RuleForm closed(Rule rule, List<Variant> variants) {
        return of(rule, rule, variants);
    }

    static RuleForm open(Rule rule, List<Variant> variants) {
        return of(rule, null, variants);
    }

    private static RuleForm of(Rule rule, @Nullable Rule closed, List<Variant> variants) {
        return new RuleForm(
                rule.id(),
                closed,
                Objects.requireNonNullElse(rule.description(), ""),
                ConditionForm.of(rule.when()),
                Percent.number(rule.share()),
                rule.by(),
                ServeForm.of(rule.serve(), variants));
    }

    /** A new one, with one test to fill in. */
    static RuleForm fresh(String id, List<Variant> variants) {
        var serve = ServeForm.of(
                new Serve.One(variants.isEmpty() ? "" : variants.getFirst().key()), variants);
        return new RuleForm(
                id, null, "", ConditionForm.everybody().with("test", 0), "100", EvaluationContext.USER_ID, serve);
    }

    static RuleForm read(Posted posted, String prefix, List<Variant> variants) {
        var id = posted.line(prefix + "id");
        if (posted.has(prefix + "json")) {
            return closed(CanonicalJson.read(posted.lines(prefix + "json"), Rule.class), variants);
        }
        return new RuleForm(
                id,
                null,
                posted.line(prefix + "description"),
                ConditionForm.read(posted, prefix),
                posted.line(prefix + "share"),
                posted.line(prefix + "by"),
                ServeForm.read(posted, prefix + "serve.", variants));
    }

    boolean isClosed() {
        return closed != null;
    }

    RuleForm with(ConditionForm changed) {
        return new RuleForm(id, null, description, changed, share, by, serve);
    }

    /** A rule and where the lines of its condition stand. */
    record Built(Rule rule, Map<String, Integer> places) {}

    /**
     * The rule.
     *
     * @param path where it stands in the definition
     * @param served the rule of the same id that clients are served; null where there is none
     * @param stored the rule of the same id the form was made from; null where there is none
     */
    Built build(String path, @Nullable Rule served, @Nullable Rule stored, Map<String, Message> problems) {
        if (closed != null) {
            return new Built(closed, Map.of());
        }
        var condition = when.build(path + ".when");
        var rule = new Rule(
                id,
                description.isEmpty() ? null : description,
                stored == null ? condition.condition() : when.keeping(stored.when(), condition.condition()),
                Percents.read(path + ".share", share, problems),
                by,
                serve.build(
                        path + ".serve",
                        served == null ? null : served.serve(),
                        stored == null ? null : stored.serve(),
                        problems));
        return new Built(rule, condition.places());
    }
}
