package io.trackplane.plan;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people write for priorities, sources and the like, in both languages. */
final class ChoiceWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("高", "p0"),
            Map.entry("high", "p0"),
            Map.entry("必采", "p0"),
            Map.entry("中", "p1"),
            Map.entry("medium", "p1"),
            Map.entry("低", "p2"),
            Map.entry("low", "p2"),
            Map.entry("可选", "p2"),
            Map.entry("h5", "web"),
            Map.entry("网页", "web"),
            Map.entry("小程序", "miniprogram"),
            Map.entry("服务端", "server"),
            Map.entry("后端", "server"),
            Map.entry("backend", "server"),
            Map.entry("设备", "device"),
            Map.entry("安卓", "android"),
            Map.entry("苹果", "ios"),
            Map.entry("实时", "realtime"),
            Map.entry("real-time", "realtime"),
            Map.entry("批量", "batch"),
            Map.entry("草稿", "draft"),
            Map.entry("生效", "active"),
            Map.entry("已上线", "active"),
            Map.entry("live", "active"),
            Map.entry("废弃", "deprecated"),
            Map.entry("已废弃", "deprecated"));

    private ChoiceWords() {}

    /** The choice that a word means. */
    static <E extends Enum<E>> Optional<E> of(String word, E[] choices) {
        var plain = word.strip().toLowerCase(Locale.ROOT);
        var key = WORDS.getOrDefault(plain, plain);
        for (var choice : choices) {
            if (Choice.key(choice).equals(key)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
