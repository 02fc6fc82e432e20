package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.flag.FlagWords;
import io.trackplane.flag.Percent;
import io.trackplane.flag.RolloutHash;
import io.trackplane.flag.Rule;
import io.trackplane.flag.Serve;
import io.trackplane.kernel.CanonicalJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The editor of who gets what, with what is wrong beside each field.
 *
 * @param form what was typed
 */
record TargetingView(
        TargetingForm form,
        List<RuleView> rules,
        ServeView otherwise,
        List<String> off,
        List<String> prerequisites,
        List<String> list) {
    /**
     * A rule.
     *
     * @param sentence what it says, while it is closed
     * @param json its definition, while it is closed
     * @param condition its lines, while it is open
     * @param was who is let in as published, where that is different; null otherwise
     */
    record RuleView(
            int index,
            RuleForm form,
            String sentence,
            String json,
            ConditionView condition,
            ServeView serve,
            @Nullable String was,
            List<String> gate,
            List<String> rest) {
        /** Beginning of its fields' names. */
        public String prefix() {
            return "rule." + index + ".";
        }
    }

    /**
     * What is served.
     *
     * @param was the share of each variant as published, where that is different
     */
    record ServeView(String prefix, ServeForm form, Map<String, String> was, List<String> errors, List<Bar> bars) {}

    /**
     * A piece of the bar that shows a split.
     *
     * @param from where it begins, percent
     * @param size how long it is, percent
     */
    record Bar(String from, String size, String mark) {}

    private static final List<String> MARKS = List.of("a", "b", "c", "d");

    static TargetingView of(
            TargetingForm form, List<Map<String, Integer>> places, @Nullable Flag served, Told told, FlagWords words) {
        var list = told.at("rules");
        var rules = new ArrayList<RuleView>();
        for (int i = 0; i < form.rules().size(); i++) {
            rules.add(rule(i, form.rules().get(i), i < places.size() ? places.get(i) : Map.of(), served, form.offVariant(), told, words));
        }
        return new TargetingView(
                form,
                rules,
                serve("otherwise.", form.otherwise(), served == null ? null : served.otherwise(), form.offVariant(), told.under("otherwise")),
                told.under("off_variant"),
                told.under("prerequisites"),
                list);
    }

    private static RuleView rule(
            int index,
            RuleForm form,
            Map<String, Integer> places,
            @Nullable Flag served,
            String off,
            Told told,
            FlagWords words) {
        var path = "rules[" + index + "]";
        var published = served == null ? null : published(served, form.id());
        var prefix = "rule." + index + ".";
        var condition = ConditionView.of(form.when(), prefix, (name, node) -> told.nearest(places, node));
        var gate = new ArrayList<>(told.under(path + ".share"));
        gate.addAll(told.under(path + ".by"));
        var was = published == null || Percent.number(published.share()).equals(form.share())
                ? null
                : Percent.text(published.share());
        return new RuleView(
                index,
                form,
                form.closed() == null ? "" : words.rule(form.closed()),
                form.closed() == null ? "" : CanonicalJson.write(form.closed()),
                condition,
                serve(prefix + "serve.", form.serve(), published == null ? null : published.serve(), off, told.under(path + ".serve")),
                was,
                gate,
                told.under(path));
    }

    private static @Nullable Rule published(Flag flag, String id) {
        return flag.rules().stream().filter(rule -> rule.id().equals(id)).findFirst().orElse(null);
    }

    private static ServeView serve(String prefix, ServeForm form, @Nullable Serve published, String off, List<String> errors) {
        var was = new HashMap<String, String>();
        if (published instanceof Serve.Split split) {
            var typed = form.shares().stream()
                    .collect(Collectors.toMap(ServeForm.Share::variant, ServeForm.Share::percent, (one, other) -> one));
            split.split().forEach(weight -> {
                if (!Percent.number(weight.weight()).equals(typed.get(weight.variant()))) {
                    was.put(weight.variant(), Percent.text(weight.weight()));
                }
            });
        }
        return new ServeView(prefix, form, was, errors, form.isSplit() ? bars(form, off) : List.of());
    }

    /** The off variant is grey. Nothing is drawn of shares that cannot be read. */
    private static List<Bar> bars(ServeForm form, String off) {
        var bars = new ArrayList<Bar>();
        int from = 0;
        for (var share : form.shares()) {
            var problems = new HashMap<String, io.trackplane.kernel.Message>();
            int size = share.percent().isEmpty() ? 0 : Percents.read("", share.percent(), problems);
            if (!problems.isEmpty() || from + size > RolloutHash.BUCKETS) {
                return List.of();
            }
            if (size > 0) {
                bars.add(new Bar(Percent.number(from), Percent.number(size), share.variant().equals(off) ? "z" : MARKS.get(bars.size() % MARKS.size())));
            }
            from += size;
        }
        return bars;
    }
}
