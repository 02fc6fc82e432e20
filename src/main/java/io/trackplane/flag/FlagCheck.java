package io.trackplane.flag;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;

/** What is wrong with a flag by itself. */
final class FlagCheck {
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 50;
    private static final int LONGEST_OWNER = 120;

    private final Flag flag;
    private final Set<String> variants;
    private final Findings findings = new Findings("");
    private final ConditionCheck conditions = new ConditionCheck(Condition.MOST);

    FlagCheck(Flag flag) {
        this.flag = flag;
        this.variants = flag.variants().stream().map(Variant::key).collect(Collectors.toSet());
    }

    Map<String, Message> problems() {
        checkAbout();
        checkEach("variants", flag.variants(), Flag.MOST_VARIANTS, this::checkVariant);
        findings.check(!flag.variants().isEmpty(), "variants", "flag.problem.required");
        checkReference(findings, "off_variant", flag.offVariant());
        var schedule = flag.schedule();
        if (schedule != null) {
            findings.add(schedule.problems("schedule"));
        }
        checkEach("prerequisites", flag.prerequisites(), Flag.MOST_PREREQUISITES, this::checkPrerequisite);
        checkEach("rules", flag.rules(), Flag.MOST_RULES, this::checkRule);
        checkServe(findings.in("otherwise"), flag.otherwise());
        findings.add(flag.seeds().problems("seeds"));
        return findings.all();
    }

    private void checkAbout() {
        findings.key("key", flag.key(), Keys.KEY);
        findings.required("name", flag.name(), Flag.LONGEST_NAME);
        findings.atMost("description", Objects.requireNonNullElse(flag.description(), ""), Flag.LONGEST_DESCRIPTION);
        findings.atMost("owner", Objects.requireNonNullElse(flag.owner(), ""), LONGEST_OWNER);
        checkEach("tags", flag.tags(), MOST_TAGS, (tag, i) -> findings.required("tags[" + i + "]", tag, LONGEST_TAG));
        checkUnique("tags", flag.tags(), "");
    }

    private void checkVariant(Variant variant, int index) {
        var here = findings.in("variants", index);
        here.key("key", variant.key(), Keys.VARIANT);
        here.atMost("description", Objects.requireNonNullElse(variant.description(), ""), Flag.LONGEST_DESCRIPTION);
        if (here.check(
                flag.type().accepts(variant.value()),
                "value",
                "flag.problem.value",
                flag.type().key())) {
            int size = CanonicalJson.write(variant.value()).length();
            here.check(size <= Variant.LARGEST_VALUE, "value", "flag.problem.too-long", Variant.LARGEST_VALUE);
        }
        if (index == 0) {
            checkUnique("variants", flag.variants().stream().map(Variant::key).toList(), ".key");
        }
    }

    private void checkPrerequisite(Prerequisite prerequisite, int index) {
        var here = findings.in("prerequisites", index);
        here.key("flag", prerequisite.flag(), Keys.KEY);
        here.check(!prerequisite.flag().equals(flag.key()), "flag", "flag.problem.prerequisite.itself");
        here.check(!prerequisite.variants().isEmpty(), "variants", "flag.problem.required");
        here.count("variants", prerequisite.variants().size(), Flag.MOST_VARIANTS);
        if (index == 0) {
            checkUnique(
                    "prerequisites",
                    flag.prerequisites().stream().map(Prerequisite::flag).toList(),
                    ".flag");
        }
    }

    private void checkRule(Rule rule, int index) {
        var here = findings.in("rules", index);
        here.key("id", rule.id(), Keys.VARIANT);
        here.atMost("description", Objects.requireNonNullElse(rule.description(), ""), Flag.LONGEST_DESCRIPTION);
        conditions.check(rule.when(), here.in("when"));
        here.check(rule.share() >= 0 && rule.share() <= RolloutHash.BUCKETS, "share", "flag.problem.share");
        here.required("by", rule.by(), EvaluationContext.LONGEST_NAME);
        checkServe(here.in("serve"), rule.serve());
        if (index == 0) {
            checkUnique("rules", flag.rules().stream().map(Rule::id).toList(), ".id");
        }
    }

    private void checkServe(Findings here, Serve serve) {
        switch (serve) {
            case Serve.One one -> checkReference(here, "variant", one.variant());
            case Serve.Split split -> checkSplit(here, split);
        }
    }

    private void checkSplit(Findings here, Serve.Split split) {
        here.required("by", split.by(), EvaluationContext.LONGEST_NAME);
        if (!here.count("split", split.split().size(), Flag.MOST_VARIANTS)) {
            return;
        }
        var seen = new HashSet<String>();
        boolean sound = true;
        for (int i = 0; i < split.split().size(); i++) {
            var weight = split.split().get(i);
            var at = here.in("split", i);
            sound &= checkReference(at, "variant", weight.variant())
                    & at.check(seen.add(weight.variant()), "variant", "flag.problem.duplicate")
                    & at.check(
                            weight.weight() >= 0 && weight.weight() <= RolloutHash.BUCKETS,
                            "weight",
                            "flag.problem.share");
        }
        int sum = split.split().stream().mapToInt(Weight::weight).sum();
        sound = sound && here.check(sum == RolloutHash.BUCKETS, "split", "flag.problem.weights", percent(sum));
        if (sound && here.count("slices", split.slices().size(), Serve.Split.MOST_SLICES)) {
            here.check(Slices.fit(split.allocation(), split.split()), "slices", "flag.problem.slices");
        }
    }

    private boolean checkReference(Findings here, String field, String variant) {
        return here.check(!variant.isBlank(), field, "flag.problem.required")
                && here.check(variants.contains(variant), field, "flag.problem.variant.unknown", variant);
    }

    private void checkUnique(String list, List<String> keys, String field) {
        var seen = new HashSet<String>();
        for (int i = 0; i < keys.size(); i++) {
            findings.check(seen.add(keys.get(i)), list + "[" + i + "]" + field, "flag.problem.duplicate");
        }
    }

    private <T> void checkEach(String list, List<T> elements, int most, ObjIntConsumer<T> check) {
        if (findings.count(list, elements.size(), most)) {
            for (int i = 0; i < elements.size(); i++) {
                check.accept(elements.get(i), i);
            }
        }
    }

    /** Such as {@code 99.5}. */
    static String percent(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }
}
