package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.flag.Prerequisite;
import io.trackplane.flag.Rule;
import io.trackplane.flag.Variant;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who gets what, as its editor shows it.
 *
 * @param prerequisites each as {@code flag:variant}; those of one flag are alternatives
 * @param focus name of the field that was added last; empty for none
 */
record TargetingForm(
        boolean enabled,
        String offVariant,
        List<String> prerequisites,
        List<RuleForm> rules,
        ServeForm otherwise,
        String focus) {
    /** The fields of the definition it changes. */
    static final List<String> FIELDS = List.of("enabled", "off_variant", "prerequisites", "rules", "otherwise");

    /** With more lines than these in all rules together, rules begin closed. */
    private static final int MOST_OPEN = 16;

    TargetingForm {
        prerequisites = List.copyOf(prerequisites);
        rules = List.copyOf(rules);
    }

    static TargetingForm of(Flag flag) {
        int lines = flag.rules().stream()
                .mapToInt(rule -> ConditionForm.of(rule.when()).nodes().size() + 1)
                .sum();
        return new TargetingForm(
                flag.enabled(),
                flag.offVariant(),
                flag.prerequisites().stream()
                        .flatMap(one -> one.variants().stream().map(variant -> one.flag() + ":" + variant))
                        .toList(),
                flag.rules().stream()
                        .map(rule -> lines > MOST_OPEN
                                ? RuleForm.closed(rule, flag.variants())
                                : RuleForm.open(rule, flag.variants()))
                        .toList(),
                ServeForm.of(flag.otherwise(), flag.variants()),
                "");
    }

    static TargetingForm read(Posted posted, List<Variant> variants) {
        var rules = new ArrayList<RuleForm>();
        int count = posted.count("rule", "id");
        for (int i = 0; i < count; i++) {
            rules.add(RuleForm.read(posted, "rule." + i + ".", variants));
        }
        return new TargetingForm(
                posted.ticked("enabled"),
                posted.line("off_variant"),
                posted.each("prerequisite"),
                rules,
                ServeForm.read(posted, "otherwise.", variants),
                "");
    }

    /** What a button other than saving does, such as {@code rule.2.up} or {@code rule.0.add.test.3}. */
    TargetingForm after(String action, List<Variant> variants) {
        var words = action.split("\\.");
        return switch (words[0]) {
            case "switch" -> new TargetingForm(!enabled, offVariant, prerequisites, rules, otherwise, "switch");
            case "prerequisite" -> afterPrerequisite(words);
            case "rule" ->
                words.length == 2 ? withRule(variants) : afterRule(Posted.number(words[1], -1), words, variants);
            default -> this;
        };
    }

    private TargetingForm afterPrerequisite(String[] words) {
        var changed = new ArrayList<>(prerequisites);
        int index = words.length == 3 ? Posted.number(words[1], -1) : -1;
        if (index >= 0 && index < changed.size()) {
            changed.remove(index);
            return new TargetingForm(enabled, offVariant, changed, rules, otherwise, "prerequisite.add");
        }
        changed.add("");
        return new TargetingForm(
                enabled, offVariant, changed, rules, otherwise, "prerequisite." + (changed.size() - 1));
    }

    private TargetingForm withRule(List<Variant> variants) {
        var taken = new HashSet<String>();
        rules.forEach(rule -> taken.add(rule.id()));
        int number = rules.size() + 1;
        while (taken.contains("rule-" + number)) {
            number++;
        }
        var changed = new ArrayList<>(rules);
        changed.add(RuleForm.fresh("rule-" + number, variants));
        return with(changed, "rule." + (changed.size() - 1) + ".description");
    }

    private TargetingForm with(List<RuleForm> changed, String focused) {
        return new TargetingForm(enabled, offVariant, prerequisites, changed, otherwise, focused);
    }

    private TargetingForm afterRule(int index, String[] words, List<Variant> variants) {
        if (index < 0 || index >= rules.size()) {
            return this;
        }
        var changed = new ArrayList<>(rules);
        var rule = rules.get(index);
        var at = "rule." + index + ".";
        switch (words[2]) {
            case "up" -> {
                return moved(index, index - 1, "up");
            }
            case "down" -> {
                return moved(index, index + 1, "down");
            }
            case "remove" -> {
                changed.remove(index);
                return with(changed, "rule.add");
            }
            case "open" -> {
                changed.set(index, rule.closed() == null ? rule : RuleForm.open(rule.closed(), variants));
                return with(changed, at + "description");
            }
            case "add" -> {
                int group = words.length > 4 ? Posted.number(words[4], 0) : 0;
                changed.set(index, rule.with(rule.when().with(words.length > 3 ? words[3] : "test", group)));
                return with(changed, at + "node." + (rule.when().end(group)) + ".attribute");
            }
            case "cut" -> {
                changed.set(index, rule.with(rule.when().without(words.length > 3 ? Posted.number(words[3], 0) : 0)));
                return with(changed, at + "add.test.0");
            }
            default -> {
                return this;
            }
        }
    }

    private TargetingForm moved(int from, int to, String button) {
        if (to < 0 || to >= rules.size()) {
            return this;
        }
        var changed = new ArrayList<>(rules);
        Collections.swap(changed, from, to);
        return with(changed, "rule." + to + "." + button);
    }

    /** A flag and, for each rule, where the lines of its condition stand. */
    record Built(Flag flag, List<Map<String, Integer>> places) {}

    /**
     * The flag with this targeting.
     *
     * @param flag what the form was made from
     * @param served what clients are served; null when nothing is
     * @throws Problem.Invalid with what cannot even be read
     */
    Built build(Flag flag, @Nullable Flag served) {
        var problems = new LinkedHashMap<String, Message>();
        var built = new ArrayList<Rule>();
        var places = new ArrayList<Map<String, Integer>>();
        for (int i = 0; i < rules.size(); i++) {
            var form = rules.get(i);
            try {
                var rule = form.build("rules[" + i + "]", rule(served, form.id()), rule(flag, form.id()), problems);
                built.add(rule.rule());
                places.add(rule.places());
            } catch (Problem.Invalid invalid) {
                problems.putAll(invalid.fields());
            }
        }
        var last = otherwise.build("otherwise", served == null ? null : served.otherwise(), flag.otherwise(), problems);
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        return new Built(
                new Flag(
                        flag.key(),
                        flag.name(),
                        flag.description(),
                        flag.kind(),
                        flag.tags(),
                        flag.owner(),
                        flag.visibleToClients(),
                        flag.type(),
                        flag.variants(),
                        enabled,
                        offVariant,
                        flag.schedule(),
                        required(),
                        built,
                        last,
                        flag.seeds(),
                        flag.reviewBy()),
                places);
    }

    private static @Nullable Rule rule(@Nullable Flag flag, String id) {
        return flag == null
                ? null
                : flag.rules().stream()
                        .filter(rule -> rule.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    private List<Prerequisite> required() {
        var byFlag = new LinkedHashMap<String, List<String>>();
        for (var one : prerequisites) {
            int colon = one.indexOf(':');
            if (colon > 0) {
                byFlag.computeIfAbsent(one.substring(0, colon), flag -> new ArrayList<>())
                        .add(one.substring(colon + 1));
            }
        }
        return byFlag.entrySet().stream()
                .map(entry -> new Prerequisite(
                        entry.getKey(), entry.getValue().stream().distinct().toList()))
                .toList();
    }
}
