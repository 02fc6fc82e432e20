package io.trackplane.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What headings above tables say: the category of events, the name of a group, whether all events share it. */
final class GroupHeadings {
    private static final List<String> SHARED = List.of("通用", "公共", "所有事件", "common", "shared", "all events", "global");
    private static final Set<String> GENERAL =
            Set.of("", "事件列表", "事件", "events", "event list", "tracking plan", "事件清单");

    private GroupHeadings() {}

    static boolean shared(String heading) {
        var lower = heading.toLowerCase(Locale.ROOT);
        return SHARED.stream().anyMatch(lower::contains);
    }

    /** A name for the group that a table with this heading is. */
    static String name(String heading, int table) {
        if (shared(heading)) {
            return "common";
        }
        var ascii = Words.of(heading).stream()
                .filter(word -> word.chars().allMatch(character -> character < 128))
                .toList();
        return ascii.isEmpty() ? "group_" + (table + 1) : String.join("_", ascii);
    }

    /** The category of the events below; empty when the heading says nothing about it. */
    static String category(String heading) {
        var plain = heading.replaceAll("[(（][^)）]*[)）]", "").strip();
        if (GENERAL.contains(plain.toLowerCase(Locale.ROOT))) {
            return "";
        }
        return Stream.of("埋点事件", "事件", " events", " Events")
                .filter(plain::endsWith)
                .findFirst()
                .map(ending ->
                        plain.substring(0, plain.length() - ending.length()).strip())
                .orElse(plain);
    }
}
