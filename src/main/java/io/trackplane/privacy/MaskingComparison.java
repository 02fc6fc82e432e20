package io.trackplane.privacy;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.revision.SinglePartKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is different between two maskings, and what it means for what is stored. */
final class MaskingComparison implements SinglePartKind.Comparison {
    private static final int MOST_TOLD = 8;

    /** Each rule by its name in one line, and the order where rules changed places. */
    @Override
    public List<FieldChange> difference(@Nullable String before, @Nullable String after) {
        var was = read(before);
        var is = read(after);
        var names = names(was, is);
        return FieldChange.between(fields(was, is, names), fields(is, was, names));
    }

    private static Masking read(@Nullable String json) {
        return json == null ? Masking.NONE : Masking.parse(json);
    }

    /** What each rule is called, the newer name, where no other has the same. */
    private static Map<String, String> names(Masking was, Masking is) {
        var names = new LinkedHashMap<String, String>();
        for (var masking : Arrays.asList(was, is)) {
            masking.rules().forEach(rule -> names.put(rule.id(), rule.name()));
        }
        var often = names.values().stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        names.replaceAll((id, name) -> often.getOrDefault(name, 1L) > 1 ? id : name);
        return names;
    }

    private static Map<String, String> fields(Masking masking, Masking other, Map<String, String> names) {
        var fields = new LinkedHashMap<String, String>();
        var known = other.rules().stream().map(MaskingRule::id).toList();
        for (var rule : masking.rules()) {
            fields.put("rules[" + names.get(rule.id()) + "]", line(rule));
        }
        var order = masking.rules().stream()
                .map(MaskingRule::id)
                .filter(known::contains)
                .map(names::get)
                .collect(Collectors.joining(", "));
        fields.put("order", order);
        return fields;
    }

    /** In the words of definitions, so that it reads the same in every language. */
    private static String line(MaskingRule rule) {
        var find = rule.find();
        var words = new ArrayList<String>();
        add(words, "paths", find.paths());
        add(words, "keys", find.keys());
        add(words, "detectors", find.detectors().stream().map(Detector::key).toList());
        add(words, "parameters", find.parameters());
        add(words, "events", find.events());
        return String.join("; ", words) + " → " + action(rule.action()) + (rule.enabled() ? "" : " (off)");
    }

    private static void add(List<String> words, String what, List<String> values) {
        if (!values.isEmpty()) {
            words.add(what + " " + String.join(", ", values));
        }
    }

    private static String action(MaskingAction action) {
        var words = new ArrayList<String>();
        words.add(action.kind().key());
        add(words, "text", action.text());
        add(words, "keep_first", action.keepFirst());
        add(words, "keep_last", action.keepLast());
        add(words, "length", action.length());
        return String.join(" ", words);
    }

    private static void add(List<String> words, String what, @Nullable Object value) {
        if (value != null) {
            words.add(what + " " + value);
        }
    }

    @Override
    public List<Message> reach(@Nullable String before, @Nullable String after) {
        var was = enabled(before);
        var is = enabled(after);
        var told = new ArrayList<Message>();
        was.forEach((id, rule) -> {
            if (!is.containsKey(id)) {
                told.add(Message.of("privacy.reach.dropped", rule.name()));
            }
        });
        is.forEach((id, rule) -> {
            var old = was.get(id);
            if (old == null) {
                told.add(Message.of("privacy.reach.added", rule.name()));
            } else if (!old.find().equals(rule.find()) || !old.action().equals(rule.action())) {
                told.add(Message.of("privacy.reach.changed", rule.name()));
            }
        });
        return told.stream().limit(MOST_TOLD).toList();
    }

    private static Map<String, MaskingRule> enabled(@Nullable String json) {
        var rules = new LinkedHashMap<String, MaskingRule>();
        read(json).rules().stream().filter(MaskingRule::enabled).forEach(rule -> rules.put(rule.id(), rule));
        return rules;
    }
}
