package io.trackplane.delivery.console;

import static java.util.Map.entry;

import io.trackplane.delivery.EventMatch;
import io.trackplane.delivery.Percent;
import io.trackplane.delivery.SamplingRule;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.TwoEditors;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sampling rule as typed.
 *
 * @param rate in percent
 * @param type wire names of event types
 * @param event names, separated by commas; so are platforms and pages
 */
record SamplingRuleForm(
        String description,
        String rate,
        List<String> type,
        String event,
        String platform,
        String page,
        String appVersionAtLeast,
        String appVersionBelow) {
    static final Message NO_RATE = Message.of("delivery.problem.percent", Percent.DECIMALS);
    static final SamplingRuleForm EMPTY = new SamplingRuleForm(null, null, null, null, null, null, null, null);

    SamplingRuleForm(
            @Nullable String description,
            @Nullable String rate,
            @Nullable List<String> type,
            @Nullable String event,
            @Nullable String platform,
            @Nullable String page,
            @Nullable String appVersionAtLeast,
            @Nullable String appVersionBelow) {
        this.description = text(description);
        this.rate = text(rate);
        this.type = type == null ? List.of() : List.copyOf(type);
        this.event = text(event);
        this.platform = text(platform);
        this.page = text(page);
        this.appVersionAtLeast = text(appVersionAtLeast);
        this.appVersionBelow = text(appVersionBelow);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    static SamplingRuleForm of(SamplingRule rule) {
        var match = rule.match();
        return new SamplingRuleForm(
                rule.description(),
                Percent.text(rule.rate()),
                match.type(),
                Entries.line(match.event()),
                Entries.line(match.platform()),
                Entries.line(match.page()),
                match.appVersionAtLeast(),
                match.appVersionBelow());
    }

    /** The rule; with a rate that no rule can have where none was typed, so that it is told together with everything else. */
    SamplingRule rule(String id) {
        var match = new EventMatch(
                Entries.of(event),
                type,
                Entries.of(platform),
                Entries.of(page),
                orNothing(appVersionAtLeast),
                orNothing(appVersionBelow));
        return new SamplingRule(
                id, orNothing(description), match, Percent.read(rate).orElse(-1));
    }

    static double readRate(String field, String typed) {
        return Percent.read(typed).orElseThrow(() -> new Problem.Invalid(field, NO_RATE));
    }

    private static @Nullable String orNothing(String typed) {
        return typed.isEmpty() ? null : typed;
    }

    Map<String, String> fields() {
        return TwoEditors.fields(List.of(
                entry("description", description),
                entry("rate", rate),
                entry("type", String.join(", ", type)),
                entry("event", event),
                entry("platform", platform),
                entry("page", page),
                entry("appVersionAtLeast", appVersionAtLeast),
                entry("appVersionBelow", appVersionBelow)));
    }
}
