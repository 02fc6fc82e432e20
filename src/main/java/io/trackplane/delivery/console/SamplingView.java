package io.trackplane.delivery.console;

import io.trackplane.delivery.EventMatch;
import io.trackplane.delivery.Percent;
import io.trackplane.delivery.Sampling;
import io.trackplane.delivery.SamplingRule;
import io.trackplane.kernel.Message;
import io.trackplane.revision.Editing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sampling of an environment as it is shown: the draft where there is one, with what is published beside it.
 *
 * @param rate default in percent
 * @param publishedRate the published default in percent; null where it is the same
 * @param rows rules in order
 * @param dropped published rules that the draft does away with
 */
record SamplingView(String rate, @Nullable String publishedRate, List<Row> rows, List<Row> dropped) {
    /**
     * One rule.
     *
     * @param clauses what must hold of an event; none for every event
     * @param rate in percent
     * @param publishedRate in percent; null where it is the same or the rule is new
     * @param state {@code new}, {@code changed} or empty
     */
    record Row(
            String id,
            @Nullable String description,
            List<Clause> clauses,
            String rate,
            @Nullable String publishedRate,
            String state) {}

    /**
     * One condition.
     *
     * @param field as events call it
     * @param says what must hold of it
     */
    record Clause(String field, Message says) {}

    static SamplingView of(Editing editing) {
        var sampling = SamplingRules.read(editing.content());
        var published = SamplingRules.read(editing.published());
        return new SamplingView(
                Percent.text(sampling.defaultRate()),
                other(sampling.defaultRate(), published.defaultRate()),
                sampling.rules().stream().map(rule -> row(rule, published)).toList(),
                published.rules().stream()
                        .filter(rule -> find(sampling, rule.id()) == null)
                        .map(rule -> row(rule, published))
                        .toList());
    }

    private static Row row(SamplingRule rule, Sampling published) {
        var before = find(published, rule.id());
        return new Row(
                rule.id(),
                rule.description(),
                clauses(rule.match()),
                Percent.text(rule.rate()),
                before == null ? null : other(rule.rate(), before.rate()),
                before == null ? "new" : before.equals(rule) ? "" : "changed");
    }

    private static @Nullable String other(double rate, double published) {
        return rate == published ? null : Percent.text(published);
    }

    private static @Nullable SamplingRule find(Sampling sampling, String id) {
        return sampling.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static List<Clause> clauses(EventMatch match) {
        var clauses = new ArrayList<Clause>();
        add(clauses, "type", match.type());
        add(clauses, "event_name", match.event());
        add(clauses, "platform", match.platform());
        add(clauses, "page", match.page());
        add(clauses, "at-least", match.appVersionAtLeast());
        add(clauses, "below", match.appVersionBelow());
        return clauses;
    }

    private static void add(List<Clause> clauses, String field, List<String> values) {
        if (values.size() == 1 && values.getFirst().endsWith("*")) {
            var beginning = values.getFirst().substring(0, values.getFirst().length() - 1);
            clauses.add(new Clause(field, Message.of("delivery.clause.begins", beginning)));
        } else if (!values.isEmpty()) {
            var key = values.size() == 1 ? "delivery.clause.is" : "delivery.clause.one-of";
            clauses.add(new Clause(field, Message.of(key, String.join(", ", values))));
        }
    }

    private static void add(List<Clause> clauses, String how, @Nullable String version) {
        if (version != null) {
            clauses.add(new Clause("app_version", Message.of("delivery.clause." + how, version)));
        }
    }
}
