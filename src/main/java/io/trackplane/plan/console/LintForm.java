package io.trackplane.plan.console;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.plan.LintRule;
import io.trackplane.plan.LintSettings;
import io.trackplane.web.Multiline;
import io.trackplane.web.TwoEditors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of a tenant, as chosen. Lists have one name on each line. */
record LintForm(
        Map<String, String> rules,
        @Nullable String eventNaming,
        @Nullable String wordOrder,
        @Nullable String propertyNaming,
        @Multiline @Nullable String mustHave,
        @Multiline @Nullable String forbidden) {
    LintForm {
        rules = rules == null ? Map.of() : rules;
    }

    static LintForm of(LintSettings settings) {
        var rules = new TreeMap<String, String>();
        settings.rules().forEach((rule, severity) -> rules.put(rule.key(), severity.key()));
        return new LintForm(
                rules,
                settings.eventNaming().key(),
                settings.wordOrder().key(),
                settings.propertyNaming().key(),
                String.join("\n", settings.mustHave()),
                String.join("\n", settings.forbidden()));
    }

    /** @throws io.trackplane.kernel.Problem.Invalid when something is none of the choices there are */
    LintSettings settings() {
        var known = new TreeMap<String, String>();
        for (var rule : LintRule.values()) {
            var chosen = rules().get(rule.key());
            if (chosen != null) {
                known.put(rule.key(), chosen);
            }
        }
        var json = Map.of(
                "rules", known,
                "event_naming", text(eventNaming),
                "word_order", text(wordOrder),
                "property_naming", text(propertyNaming),
                "must_have", FormAction.lines(text(mustHave)),
                "forbidden", FormAction.lines(text(forbidden)));
        return LintSettings.parse(CanonicalJson.write(json));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** What two editors can differ on. */
    Map<String, String> fields() {
        var fields = new ArrayList<Map.Entry<String, ?>>(List.of(
                Map.entry("eventNaming", text(eventNaming)),
                Map.entry("wordOrder", text(wordOrder)),
                Map.entry("propertyNaming", text(propertyNaming))));
        for (var rule : LintRule.values()) {
            var chosen = rules().get(rule.key());
            fields.add(Map.entry("rules[" + rule.key() + "]", text(chosen)));
        }
        fields.add(Map.entry("mustHave", String.join("\n", FormAction.lines(text(mustHave)))));
        fields.add(Map.entry("forbidden", String.join("\n", FormAction.lines(text(forbidden)))));
        return TwoEditors.fields(fields);
    }
}
