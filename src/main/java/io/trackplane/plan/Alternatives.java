package io.trackplane.plan;

import java.util.List;
import java.util.Set;

/** Values written side by side: {@code expand/collapse}, {@code wechat|alipay}. */
final class Alternatives {
    private static final Set<Set<String>> TRUTHS = Set.of(Set.of("1", "0"), Set.of("true", "false"), Set.of("是", "否"));

    private Alternatives() {}

    /** The values; none when the text is not a list of at least two single words. */
    static List<String> of(String text, String separators) {
        var values = Quoted.split(text, separators).stream()
                .map(Quoted::read)
                .distinct()
                .toList();
        boolean words = values.size() > 1 && values.stream().allMatch(Alternatives::isWord);
        return words ? values : List.of();
    }

    /** Whether they are what a boolean is. */
    static boolean areTruth(List<String> values) {
        return values.size() == 2 && TRUTHS.contains(Set.copyOf(values));
    }

    /** Makes a property one of the values: an enum, or a boolean when they say so. */
    static void set(PropertyDraft draft, List<String> values) {
        draft.become(areTruth(values) ? PropertyType.BOOLEAN : PropertyType.ENUM);
        draft.values = areTruth(values) ? List.of() : values;
    }

    private static boolean isWord(String value) {
        return value.codePoints().allMatch(point -> Character.isLetterOrDigit(point) || "_.+-".indexOf(point) >= 0);
    }
}
