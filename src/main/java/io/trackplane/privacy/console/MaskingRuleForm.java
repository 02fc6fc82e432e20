package io.trackplane.privacy.console;

import static java.util.Map.entry;

import io.trackplane.privacy.ActionKind;
import io.trackplane.privacy.Detector;
import io.trackplane.privacy.Find;
import io.trackplane.privacy.MaskingAction;
import io.trackplane.privacy.MaskingRule;
import io.trackplane.web.TwoEditors;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One masking rule as typed. Lists are separated by commas. Of the numbers only those that belong to the chosen action count.
 *
 * @param enabled whether it applies
 * @param keepFirst of {@link ActionKind#PARTIAL}, like {@code keepLast}
 * @param hashKeepLast of {@link ActionKind#HASH}
 */
record MaskingRuleForm(
        @Nullable String name,
        @Nullable String description,
        boolean enabled,
        @Nullable String paths,
        @Nullable String keys,
        @Nullable List<Detector> detectors,
        @Nullable String parameters,
        @Nullable String events,
        @Nullable ActionKind kind,
        @Nullable String text,
        @Nullable Integer keepFirst,
        @Nullable Integer keepLast,
        @Nullable Integer hashKeepLast,
        @Nullable Integer length) {
    static final MaskingRuleForm EMPTY =
            new MaskingRuleForm("", "", true, "", "", List.of(), "", "", ActionKind.REMOVE, "", null, null, null, null);

    static MaskingRuleForm of(MaskingRule rule) {
        var find = rule.find();
        var action = rule.action();
        boolean hashes = action.kind() == ActionKind.HASH;
        return new MaskingRuleForm(
                rule.name(),
                rule.description(),
                rule.enabled(),
                line(find.paths()),
                line(find.keys()),
                find.detectors(),
                line(find.parameters()),
                line(find.events()),
                action.kind(),
                action.text() == null ? "" : action.text(),
                action.keepFirst(),
                hashes ? null : action.keepLast(),
                hashes ? action.keepLast() : null,
                action.length());
    }

    private static String line(List<String> entries) {
        return String.join(", ", entries);
    }

    private static List<String> entries(@Nullable String typed) {
        return Stream.of(typed(typed).split("[,，]"))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }

    MaskingRule rule(String id) {
        var find = new Find(
                entries(paths),
                entries(keys),
                detectors == null ? List.of() : detectors,
                entries(parameters),
                entries(events));
        return new MaskingRule(id, typed(name), typed(description), enabled, find, action());
    }

    private MaskingAction action() {
        return switch (kind == null ? ActionKind.REMOVE : kind) {
            case REMOVE -> MaskingAction.remove();
            case REPLACE -> MaskingAction.replace(typed(text));
            case PARTIAL -> new MaskingAction(ActionKind.PARTIAL, null, keepFirst, keepLast, null);
            case HASH -> new MaskingAction(ActionKind.HASH, null, null, hashKeepLast, null);
            case TRUNCATE -> new MaskingAction(ActionKind.TRUNCATE, null, null, null, length);
            case CUT_NETWORK -> MaskingAction.cutNetwork();
        };
    }

    Map<String, String> fields() {
        return TwoEditors.fields(List.of(
                entry("name", typed(name)),
                entry("description", typed(description)),
                entry("enabled", enabled),
                entry("paths", line(entries(paths))),
                entry("keys", line(entries(keys))),
                entry("detectors", detectorNames()),
                entry("parameters", line(entries(parameters))),
                entry("events", line(entries(events))),
                entry("kind", kind == null ? ActionKind.REMOVE.name() : kind.name()),
                entry("text", typed(text)),
                entry("keepFirst", number(keepFirst)),
                entry("keepLast", number(keepLast)),
                entry("hashKeepLast", number(hashKeepLast)),
                entry("length", number(length))));
    }

    private String detectorNames() {
        return detectors == null
                ? ""
                : line(detectors.stream().map(Detector::name).toList());
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
