package io.trackplane.flag;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A flag before and after, as people name its parts. What belongs to one rule, variant or prerequisite has its name in brackets, such as
 * {@code rules[2].split[sheet]}; the label is the text {@code field.flag.rules[].split[]}. Rules are named by their position.
 */
final class FlagDifference {
    private static final int LONGEST = 500;

    private final FlagWords words;
    private final List<FieldChange> changes = new ArrayList<>();

    private FlagDifference(FlagWords words) {
        this.words = words;
    }

    static List<FieldChange> between(@Nullable Flag before, @Nullable Flag after, FlagWords words) {
        var difference = new FlagDifference(words);
        difference.plain(fields(before), fields(after));
        difference.variants(before, after);
        difference.schedule(before == null ? null : before.schedule(), after == null ? null : after.schedule());
        difference.prerequisites(before, after);
        difference.rules(before == null ? List.of() : before.rules(), after == null ? List.of() : after.rules());
        difference.serve(
                "otherwise", before == null ? null : before.otherwise(), after == null ? null : after.otherwise());
        return difference.changes;
    }

    private void add(String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, cut(before), cut(after)));
        }
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private void plain(Map<String, String> before, Map<String, String> after) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        names.forEach(name -> add(name, before.get(name), after.get(name)));
    }

    private static Map<String, String> fields(@Nullable Flag flag) {
        var fields = new LinkedHashMap<String, String>();
        if (flag != null) {
            fields.put("enabled", Boolean.toString(flag.enabled()));
            put(fields, "name", flag.name());
            put(fields, "description", flag.description());
            fields.put("kind", flag.kind().key());
            put(fields, "tags", String.join(", ", flag.tags()));
            put(fields, "owner", flag.owner());
            fields.put("visible_to_clients", Boolean.toString(flag.visibleToClients()));
            put(fields, "review_by", flag.reviewBy() == null ? null : flag.reviewBy().toString());
            fields.put("type", flag.type().key());
            fields.put("off_variant", flag.offVariant());
            fields.put("seeds", flag.seeds().gate() + ", " + flag.seeds().variant());
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private void variants(@Nullable Flag before, @Nullable Flag after) {
        var was = named(before == null ? List.of() : before.variants(), Variant::key);
        var is = named(after == null ? List.of() : after.variants(), Variant::key);
        for (var key : union(was, is)) {
            var old = was.get(key);
            var now = is.get(key);
            add("variants[" + key + "]", old == null ? null : json(old), now == null ? null : json(now));
            add(
                    "variants[" + key + "].description",
                    old == null ? null : old.description(),
                    now == null ? null : now.description());
        }
    }

    private static String json(Variant variant) {
        return CanonicalJson.write(variant.value());
    }

    private void schedule(@Nullable Schedule before, @Nullable Schedule after) {
        add("schedule.start", start(before), start(after));
        add("schedule.end", end(before), end(after));
        add("schedule.weekly", weekly(before), weekly(after));
        add("schedule.zone", before == null ? null : before.zone(), after == null ? null : after.zone());
    }

    private static @Nullable String start(@Nullable Schedule schedule) {
        return schedule == null || schedule.start() == null ? null : schedule.start().toString();
    }

    private static @Nullable String end(@Nullable Schedule schedule) {
        return schedule == null || schedule.end() == null ? null : schedule.end().toString();
    }

    private @Nullable String weekly(@Nullable Schedule schedule) {
        return schedule == null || schedule.weekly().isEmpty() ? null : words.weekly(schedule);
    }

    private void prerequisites(@Nullable Flag before, @Nullable Flag after) {
        var was = named(before == null ? List.of() : before.prerequisites(), Prerequisite::flag);
        var is = named(after == null ? List.of() : after.prerequisites(), Prerequisite::flag);
        for (var flag : union(was, is)) {
            add("prerequisites[" + flag + "]", variants(was.get(flag)), variants(is.get(flag)));
        }
    }

    private static @Nullable String variants(@Nullable Prerequisite prerequisite) {
        return prerequisite == null ? null : String.join(", ", prerequisite.variants());
    }

    private void rules(List<Rule> before, List<Rule> after) {
        var was = named(before, Rule::id);
        var is = named(after, Rule::id);
        order(before, after);
        int position = 0;
        for (var rule : after) {
            var at = "rules[" + ++position + "]";
            var old = was.get(rule.id());
            if (old == null) {
                add(at, null, words.rule(rule));
            } else {
                rule(at, old, rule);
            }
        }
        before.stream()
                .filter(rule -> !is.containsKey(rule.id()))
                .forEach(rule -> changes.add(new FieldChange(
                        "removed_rules[" + (before.indexOf(rule) + 1) + "]", cut(words.rule(rule)), null)));
    }

    /** Only the rules that stay can have changed places. */
    private void order(List<Rule> before, List<Rule> after) {
        var was = before.stream().map(Rule::id).collect(Collectors.toCollection(ArrayList::new));
        var is = after.stream().map(Rule::id).collect(Collectors.toCollection(ArrayList::new));
        var there = List.copyOf(was);
        was.retainAll(is);
        is.retainAll(there);
        if (!was.equals(is)) {
            add("order", names(was, before), names(is, before));
        }
    }

    private static String names(List<String> ids, List<Rule> rules) {
        return ids.stream()
                .map(id -> rules.stream()
                        .filter(rule -> rule.id().equals(id))
                        .findFirst()
                        .map(Rule::description)
                        .orElse(id))
                .collect(Collectors.joining(", "));
    }

    private void rule(String at, Rule before, Rule after) {
        add(at + ".description", before.description(), after.description());
        if (!before.when().equals(after.when())) {
            changes.add(new FieldChange(
                    at + ".when", cut(words.condition(before.when())), cut(words.condition(after.when()))));
        }
        add(at + ".share", Percent.text(before.share()), Percent.text(after.share()));
        add(at + ".by", before.by(), after.by());
        serve(at, before.serve(), after.serve());
    }

    private void serve(String at, @Nullable Serve before, @Nullable Serve after) {
        if (before instanceof Serve.Split was && after instanceof Serve.Split is) {
            add(at + ".split_by", was.by(), is.by());
            var old = named(was.split(), Weight::variant);
            var now = named(is.split(), Weight::variant);
            union(old, now)
                    .forEach(variant ->
                            add(at + ".split[" + variant + "]", share(old.get(variant)), share(now.get(variant))));
            if (was.split().equals(is.split()) && !was.allocation().equals(is.allocation())) {
                add(at + ".slices", slices(was), slices(is));
            }
        } else {
            add(at + ".serve", before == null ? null : words.serve(before), after == null ? null : words.serve(after));
        }
    }

    private static String slices(Serve.Split split) {
        return split.allocation().stream()
                .map(slice -> slice.variant() + " " + slice.from() + "–" + slice.to())
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String share(@Nullable Weight weight) {
        return weight == null ? null : Percent.text(weight.weight());
    }

    private static <T> Map<String, T> named(List<T> elements, Function<T, String> name) {
        var named = new LinkedHashMap<String, T>();
        elements.forEach(element -> named.put(name.apply(element), element));
        return named;
    }

    private static LinkedHashSet<String> union(Map<String, ?> before, Map<String, ?> after) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names;
    }
}
