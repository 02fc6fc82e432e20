package io.trackplane.flag;

import io.trackplane.flag.Condition.All;
import io.trackplane.flag.Condition.Any;
import io.trackplane.flag.Condition.InSegment;
import io.trackplane.flag.Condition.Not;
import io.trackplane.flag.Condition.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Conditions, rules, schedules and what is served, in the language of whoever reads. */
@Component
public class FlagWords {
    private static final int MOST_VALUES = 8;
    private static final int LONGEST = 600;

    private final MessageSource messages;

    FlagWords(MessageSource messages) {
        this.messages = messages;
    }

    /** Such as {@code platform is android and app_version is at least 4.12.0}; cut where it gets too long to read. */
    public String condition(Condition condition) {
        var text = said(condition);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private String said(Condition condition) {
        return switch (condition) {
            case All all -> all.all().isEmpty() ? text("everybody") : joined("and", all.all());
            case Any any -> any.any().isEmpty() ? text("nobody") : joined("or", any.any());
            case Not not -> text("not", said(not.not()));
            case InSegment member -> text(member.negate() ? "segment.not" : "segment", member.segment());
            case Test test -> said(test);
        };
    }

    private String said(Test test) {
        var operator = operator(test.operator(), test.negate());
        return test.operator() == Operator.EXISTS
                ? text("test.alone", test.attribute(), operator)
                : text("test", test.attribute(), operator, values(test.values()));
    }

    /** What an operator is called, turned around or not. */
    public String operator(Operator operator, boolean negate) {
        return message((negate ? "flag.operator.not." : "flag.operator.") + operator.key());
    }

    private String values(List<String> values) {
        var first = String.join(", ", values.subList(0, Math.min(values.size(), MOST_VALUES)));
        return values.size() <= MOST_VALUES
                ? first
                : text("more", first, Integer.toString(values.size() - MOST_VALUES));
    }

    private String joined(String by, List<Condition> conditions) {
        var words = new StringBuilder();
        for (var condition : conditions) {
            var next = isGroup(condition) && conditions.size() > 1 ? text("group", said(condition)) : said(condition);
            var so = words.isEmpty() ? next : text(by, words.toString(), next);
            words.setLength(0);
            words.append(so);
            if (words.length() > LONGEST) {
                break;
            }
        }
        return words.toString();
    }

    private static boolean isGroup(Condition condition) {
        return condition instanceof All all && all.all().size() > 1
                || condition instanceof Any any && any.any().size() > 1;
    }

    /** Such as {@code sheet}, or {@code 25% sheet, 75% control}. */
    public String serve(Serve serve) {
        return switch (serve) {
            case Serve.One one -> one.variant();
            case Serve.Split split ->
                String.join(
                        ", ",
                        split.split().stream()
                                .map(weight -> Percent.text(weight.weight()) + " " + weight.variant())
                                .toList());
        };
    }

    /** A rule in one sentence. */
    public String rule(Rule rule) {
        var who = condition(rule.when());
        var what = serve(rule.serve());
        return rule.share() == RolloutHash.BUCKETS
                ? text("rule", who, what)
                : text("rule.gate", who, what, Percent.text(rule.share()), rule.by());
    }

    /** The weekly windows of a schedule, one after the other. */
    public String weekly(Schedule schedule) {
        var windows = new ArrayList<String>();
        for (var window : schedule.weekly()) {
            var days = window.days().stream().map(this::day).toList();
            windows.add(text(
                    "window",
                    String.join(" ", days),
                    window.from().toString(),
                    window.to().toString()));
        }
        return String.join("; ", windows);
    }

    /** A day of the week, short. */
    public String day(Day day) {
        return message("flag.day." + day.key());
    }

    private String text(String key, Object... arguments) {
        return message("flag.words." + key, arguments);
    }

    private String message(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, LocaleContextHolder.getLocale()));
    }
}
