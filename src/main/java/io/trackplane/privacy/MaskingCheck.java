package io.trackplane.privacy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.io.Serializable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a {@link Masking}. */
final class MaskingCheck {
    static final int MOST_RULES = 100;
    static final int MOST_PLACES = 50;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_EVENT = 128;
    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_CUT = 10_000;
    private static final int MOST_SHOWN = 10;
    private static final Pattern ID = Pattern.compile("[a-z0-9_-]{1,64}");
    private static final Pattern UNFIT = Pattern.compile("[\\s\"'`\\\\&;#]|[\\p{Cntrl}]|^\\d|\\d$");
    private static final List<String> TOP_LEVEL = List.of(
            Walk.ID,
            Walk.NAME,
            Walk.USER,
            Walk.ANONYMOUS,
            Walk.SESSION,
            Walk.PLATFORM,
            Walk.PAGE,
            Walk.RELEASE,
            Walk.PROPERTIES);

    private final Map<String, Message> problems = new LinkedHashMap<>();

    void of(Masking masking) {
        limit("rules", masking.rules().size(), MOST_RULES);
        Set<String> ids = new HashSet<>();
        for (var index = 0; index < masking.rules().size(); index++) {
            rule("rules[" + index + "].", masking.rules().get(index), ids);
        }
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
    }

    private void rule(String at, MaskingRule rule, Set<String> ids) {
        if (!ID.matcher(rule.id()).matches()) {
            problem(at + "id", "privacy.problem.id");
        } else if (!ids.add(rule.id())) {
            problem(at + "id", "privacy.problem.twice");
        }
        text(at + "name", rule.name(), LONGEST_NAME);
        if (rule.description().length() > LONGEST_DESCRIPTION) {
            problem(at + "description", "privacy.problem.too-long", LONGEST_DESCRIPTION);
        }
        find(at + "find", rule.find());
        action(at + "action", rule.action(), rule.find().detectors());
    }

    private void find(String at, Find find) {
        if (!find.hasPlaces() && find.detectors().isEmpty()) {
            problem(at, "privacy.problem.finds-nothing");
        }
        paths(at + ".paths", find.paths());
        names(at + ".keys", find.keys(), LONGEST_KEY, true);
        names(at + ".parameters", find.parameters(), LONGEST_KEY, true);
        names(at + ".events", find.events(), LONGEST_EVENT, false);
        if (find.detectors().size() != new HashSet<>(find.detectors()).size()) {
            problem(at + ".detectors", "privacy.problem.twice");
        }
        if (!find.parameters().isEmpty() && !find.detectors().contains(Detector.URL_QUERY)) {
            problem(at + ".parameters", "privacy.problem.only-with", Detector.URL_QUERY.key());
        }
    }

    private void paths(String at, List<String> paths) {
        limit(at, paths.size(), MOST_PLACES);
        for (var index = 0; index < paths.size(); index++) {
            var read = FieldPath.of(paths.get(index));
            if (read.isEmpty()) {
                problem(at + "[" + index + "]", "privacy.problem.path", FieldPath.LONGEST, FieldPath.MOST_STEPS);
            } else if (!read.get().fitsEvents(TOP_LEVEL)) {
                problem(at + "[" + index + "]", "privacy.problem.path-start", String.join(", ", TOP_LEVEL));
            }
        }
    }

    private void names(String at, List<String> names, int longest, boolean keys) {
        limit(at, names.size(), MOST_PLACES);
        Set<String> seen = new HashSet<>();
        for (var index = 0; index < names.size(); index++) {
            var name = names.get(index);
            var compared = keys ? KeyNames.normal(name) : name;
            var field = at + "[" + index + "]";
            text(field, compared.isEmpty() ? "" : name, longest);
            if (!compared.isEmpty() && !seen.add(compared)) {
                problem(field, "privacy.problem.twice");
            }
        }
    }

    private void action(String at, MaskingAction action, List<Detector> detectors) {
        var kind = action.kind();
        given(at + ".text", action.text(), kind == ActionKind.REPLACE, kind == ActionKind.REPLACE);
        given(at + ".length", action.length(), kind == ActionKind.TRUNCATE, kind == ActionKind.TRUNCATE);
        given(at + ".keep_first", action.keepFirst(), kind == ActionKind.PARTIAL, false);
        given(at + ".keep_last", action.keepLast(), kind == ActionKind.PARTIAL || kind == ActionKind.HASH, false);
        range(at + ".keep_first", action.keepFirst(), 0, MOST_SHOWN);
        range(at + ".keep_last", action.keepLast(), 0, kind == ActionKind.HASH ? Marks.MOST_KEPT : MOST_SHOWN);
        range(at + ".length", action.length(), 1, LONGEST_CUT);
        if (action.text() != null) {
            replacement(at + ".text", action.text());
        }
        suits(at + ".kind", kind, detectors);
    }

    private void suits(String at, ActionKind kind, List<Detector> detectors) {
        if (kind == ActionKind.TRUNCATE && !detectors.isEmpty()) {
            problem(at, "privacy.problem.truncate-with-detectors");
        }
        var addresses = List.of(Detector.IPV4, Detector.IPV6);
        if (kind == ActionKind.CUT_NETWORK && !addresses.containsAll(detectors)) {
            problem(at, "privacy.problem.cut-without-addresses");
        }
    }

    private void given(String field, @Nullable Object value, boolean allowed, boolean needed) {
        if (value != null && !allowed) {
            problem(field, "privacy.problem.not-with-kind");
        } else if (value == null && needed) {
            problem(field, "privacy.problem.missing");
        }
    }

    private void range(String field, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            problem(field, "privacy.problem.range", least, most);
        }
    }

    /** A text that is put in place of values must stay as it is when it is masked again. */
    private void replacement(String field, String text) {
        text(field, text, LONGEST_TEXT);
        var found = new TextScan().scan(text, Recognised.EVERYTHING, false);
        if (!found.isEmpty() || UNFIT.matcher(text).find()) {
            problem(field, "privacy.problem.replacement");
        }
    }

    private void text(String field, String text, int longest) {
        if (text.isBlank()) {
            problem(field, "privacy.problem.missing");
        } else if (text.length() > longest) {
            problem(field, "privacy.problem.too-long", longest);
        }
    }

    private void limit(String field, int size, int most) {
        if (size > most) {
            problem(field, "privacy.problem.too-many", most);
        }
    }

    /** Tells it unless something is told about that field already. */
    private void problem(String field, String key, Serializable... arguments) {
        problems.putIfAbsent(field, Message.of(key, arguments));
    }
}
