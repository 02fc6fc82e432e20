package io.trackplane.delivery;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.revision.SinglePartKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is different between two samplings, and what it means for visitors. */
final class SamplingComparison implements SinglePartKind.Comparison {
    private static final int MOST_TOLD = 5;

    /** The default, each rule by its id in one line, and the order where rules changed places. */
    @Override
    public List<FieldChange> difference(@Nullable String before, @Nullable String after) {
        var names = names(before, after);
        return FieldChange.between(fields(before, after, names), fields(after, before, names));
    }

    /** What each rule is called: its description, the newer one, where no other has the same. */
    private static Map<String, String> names(@Nullable String before, @Nullable String after) {
        var names = new LinkedHashMap<String, String>();
        for (var json : Arrays.asList(before, after)) {
            if (json != null) {
                Sampling.parse(json).rules().forEach(rule -> names.put(rule.id(), name(rule)));
            }
        }
        var often = names.values().stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        names.replaceAll((id, name) -> often.getOrDefault(name, 1L) > 1 ? id : name);
        return names;
    }

    private static Map<String, String> fields(
            @Nullable String json, @Nullable String other, Map<String, String> names) {
        var sampling = read(json);
        var fields = new LinkedHashMap<String, String>();
        fields.put("default", Percent.text(sampling.defaultRate()) + "%");
        for (var rule : sampling.rules()) {
            fields.put("rules[" + names.get(rule.id()) + "]", line(rule));
        }
        fields.put("order", order(sampling, other, names));
        return fields;
    }

    /** In the words of events, so that it reads the same in every language. */
    private static String line(SamplingRule rule) {
        return about(rule) + " → " + Percent.text(rule.rate()) + "%";
    }

    private static String about(SamplingRule rule) {
        var match = rule.match();
        var words = new ArrayList<String>();
        add(words, "type", match.type());
        add(words, "event_name", match.event());
        add(words, "platform", match.platform());
        add(words, "page", match.page());
        if (match.appVersionAtLeast() != null) {
            words.add("app_version ≥ " + match.appVersionAtLeast());
        }
        if (match.appVersionBelow() != null) {
            words.add("app_version < " + match.appVersionBelow());
        }
        return words.isEmpty() ? "*" : String.join(", ", words);
    }

    private static void add(List<String> words, String field, List<String> values) {
        if (!values.isEmpty()) {
            words.add(field + " = " + String.join(" | ", values));
        }
    }

    /** Only of rules that both have: adding or removing one is told by itself. */
    private static String order(Sampling sampling, @Nullable String other, Map<String, String> names) {
        var known = other == null
                ? List.<String>of()
                : Sampling.parse(other).rules().stream().map(SamplingRule::id).toList();
        return sampling.rules().stream()
                .map(SamplingRule::id)
                .filter(known::contains)
                .map(names::get)
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<Message> reach(@Nullable String before, @Nullable String after) {
        var was = read(before);
        var is = read(after);
        var told = new ArrayList<Message>();
        if (!was.defaultRate().equals(is.defaultRate())) {
            told.add(moved(
                    "default",
                    was.defaultRate(),
                    is.defaultRate(),
                    "",
                    was.rules().isEmpty()));
        }
        var rates = was.rules().stream().collect(Collectors.toMap(SamplingRule::id, rule -> rule));
        is.rules().stream()
                .filter(rule -> changedRate(rates.get(rule.id()), rule))
                .limit(MOST_TOLD)
                .forEach(rule -> told.add(moved(
                        "rule", Objects.requireNonNull(rates.get(rule.id())).rate(), rule.rate(), name(rule), false)));
        told.addAll(others(was, is, "rule.added"));
        told.addAll(others(is, was, "rule.removed"));
        return told;
    }

    /** Rules that only the second has. */
    private static List<Message> others(Sampling one, Sampling other, String what) {
        var known = one.rules().stream().map(SamplingRule::id).toList();
        return other.rules().stream()
                .filter(rule -> !known.contains(rule.id()))
                .limit(MOST_TOLD)
                .map(rule -> Message.of("delivery.reach." + what, name(rule), Percent.text(rule.rate()) + "%"))
                .toList();
    }

    private static Sampling read(@Nullable String json) {
        return json == null ? Sampling.EVERYTHING : Sampling.parse(json);
    }

    private static boolean changedRate(@Nullable SamplingRule was, SamplingRule is) {
        return was != null && !was.rate().equals(is.rate()) && was.match().equals(is.match());
    }

    private static String name(SamplingRule rule) {
        return rule.description() == null ? about(rule) : rule.description();
    }

    /** Raising keeps everybody who was kept and adds some; lowering loses some and adds nobody. */
    private static Message moved(String what, double from, double to, String name, boolean all) {
        var key = "delivery.reach." + (what.equals("default") && all ? "all" : what)
                + (to > from ? ".raised" : ".lowered");
        var before = Percent.text(from) + "%";
        var after = Percent.text(to) + "%";
        return what.equals("default") ? Message.of(key, before, after) : Message.of(key, before, after, name);
    }
}
