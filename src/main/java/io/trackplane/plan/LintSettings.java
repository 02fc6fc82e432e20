package io.trackplane.plan;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant wants its plans to be written. Immutable.
 *
 * @param rules how seriously each rule is taken; one that is not there as {@link LintRule#usual()}
 * @param eventNaming style of event names
 * @param wordOrder object or action first
 * @param propertyNaming style of property names
 * @param mustHave events that every plan has
 * @param forbidden words; a property or event whose name contains the words of one of them side by side must not be
 *     collected
 */
public record LintSettings(
        Map<LintRule, Severity> rules,
        NamingStyle eventNaming,
        WordOrder wordOrder,
        NamingStyle propertyNaming,
        List<String> mustHave,
        List<String> forbidden) {
    private static final int MOST_NAMES = 200;

    /** Seed 001 §8, "必采事件". */
    private static final List<String> USUAL_EVENTS = List.of("page_view", "click", "form_submit", "error");

    /** Seed 001 §8, "禁止采集": secrets, complete identities, events of high frequency. */
    private static final List<String> USUAL_FORBIDDEN = List.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "private_key",
            "mnemonic",
            "seed_phrase",
            "secret",
            "access_token",
            "refresh_token",
            "auth_token",
            "id_card",
            "identity_card",
            "id_number",
            "ssn",
            "passport",
            "card_number",
            "bank_card",
            "bank_account",
            "cvv",
            "real_name",
            "mouse_move",
            "pointer_move",
            "touch_move");

    /** What counts when a tenant decided nothing. */
    public static final LintSettings USUAL = new LintSettings(null, null, null, null, null, null);

    public LintSettings(
            @Nullable Map<LintRule, Severity> rules,
            @Nullable NamingStyle eventNaming,
            @Nullable WordOrder wordOrder,
            @Nullable NamingStyle propertyNaming,
            @Nullable List<String> mustHave,
            @Nullable List<String> forbidden) {
        var decided = new EnumMap<LintRule, Severity>(LintRule.class);
        for (var rule : LintRule.values()) {
            decided.put(rule, rules == null ? rule.usual() : Missing.or(rules.get(rule), rule.usual()));
        }
        this.rules = Collections.unmodifiableMap(decided);
        this.eventNaming = Missing.or(eventNaming, NamingStyle.SNAKE_CASE);
        this.wordOrder = Missing.or(wordOrder, WordOrder.OBJECT_ACTION);
        this.propertyNaming = Missing.or(propertyNaming, NamingStyle.SNAKE_CASE);
        this.mustHave = mustHave == null ? USUAL_EVENTS : Missing.texts(mustHave);
        this.forbidden = forbidden == null ? USUAL_FORBIDDEN : Missing.texts(forbidden);
    }

    /**
     * Reads settings.
     *
     * @throws Problem.Invalid with the path of what cannot be accepted
     */
    public static LintSettings parse(String json) {
        var settings = CanonicalJson.read(json, LintSettings.class);
        var findings = new Findings();
        findings.atMost("must_have", settings.mustHave, MOST_NAMES);
        findings.atMost("forbidden", settings.forbidden, MOST_NAMES);
        settings.mustHave.forEach(name -> findings.atMost("must_have", name, PlanLimits.NAME));
        settings.forbidden.forEach(name -> findings.atMost("forbidden", name, PlanLimits.NAME));
        findings.done();
        return settings;
    }

    /** The settings in canonical form. */
    public String json() {
        return CanonicalJson.write(this);
    }

    Severity of(LintRule rule) {
        return Missing.or(rules.get(rule), rule.usual());
    }
}
