package io.trackplane.insight.console;

import io.trackplane.insight.Interval;
import io.trackplane.insight.Preset;
import io.trackplane.insight.Range;
import io.trackplane.kernel.Message;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The filter bar: all that is chosen, and what there is to choose.
 *
 * @param hidden what the page itself chose, carried along
 * @param from first day of the range, as dates are written in forms
 * @param to last day
 * @param compared the time before, in words; empty where nothing is compared
 * @param filters platform, release, device, and the page
 * @param invalid what is wrong with which parameter
 * @param clear address without filters; null where there are none
 */
public record FilterBar(
        String action,
        Map<String, String> hidden,
        List<Option> presets,
        String from,
        String to,
        List<Option> comparisons,
        List<Option> intervals,
        Map<String, List<Option>> filters,
        String page,
        List<Problem> invalid,
        @Nullable String clear,
        String zone) {
    /** One of several. */
    public record Option(String value, String label, boolean chosen) {}

    /** What is wrong with a parameter. */
    public record Problem(String parameter, String text) {}

    public boolean isInvalid(String parameter) {
        return invalid.stream().anyMatch(problem -> problem.parameter().equals(parameter));
    }

    static FilterBar of(Asked asked, Map<String, List<String>> choices) {
        var range = asked.question().range();
        return made(
                asked.address(),
                asked.words(),
                days(range.from(), range.zone()),
                days(range.to().minusMillis(1), range.zone()),
                comparison(asked),
                choices,
                Map.of());
    }

    /** That of a page whose question cannot be read. */
    static FilterBar refused(Address address, Words words, Map<String, Message> problems) {
        var chosen = address.chosen();
        return made(
                address, words, chosen.getOrDefault("from", ""), chosen.getOrDefault("to", ""), "", Map.of(), problems);
    }

    private static String comparison(Asked asked) {
        var previous = asked.previous();
        return previous == null ? "" : said(previous.range(), asked.words());
    }

    /** First and last day in words. */
    static String said(Range range, Words words) {
        var first = range.from().atZone(range.zone()).toLocalDate();
        var last = range.to().minusMillis(1).atZone(range.zone()).toLocalDate();
        return first.equals(last)
                ? words.day(first)
                : words.text("insight.time.range", words.day(first), words.day(last));
    }

    private static FilterBar made(
            Address address,
            Words words,
            String from,
            String to,
            String compared,
            Map<String, List<String>> choices,
            Map<String, Message> problems) {
        var chosen = address.chosen();
        return new FilterBar(
                address.base() + address.page(),
                hidden(chosen),
                presets(chosen, words),
                from,
                to,
                comparisons(chosen, compared, words),
                intervals(chosen, words),
                filters(chosen, choices),
                chosen.getOrDefault("page", ""),
                problems.entrySet().stream()
                        .map(problem -> new Problem(problem.getKey(), told(problem, words)))
                        .toList(),
                clear(address),
                words.zone().getId());
    }

    private static String told(Map.Entry<String, Message> problem, Words words) {
        var name = words.text("insight.filter." + problem.getKey());
        var message = problem.getValue();
        return words.text(
                "insight.filter.problem",
                name,
                words.text(message.key(), message.arguments().toArray()));
    }

    private static String days(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toLocalDate().toString();
    }

    private static Map<String, String> hidden(Map<String, String> chosen) {
        var hidden = new LinkedHashMap<>(chosen);
        hidden.keySet().removeAll(Asking.SHARED);
        return hidden;
    }

    private static List<Option> presets(Map<String, String> chosen, Words words) {
        boolean custom = chosen.containsKey("from") || chosen.containsKey("to");
        var current = chosen.getOrDefault("preset", custom ? "" : Preset.DAYS_7.key());
        var options = new ArrayList<Option>();
        for (var preset : Preset.values()) {
            var key = preset.key();
            options.add(new Option(key, words.text("insight.preset." + key), key.equals(current)));
        }
        options.add(new Option("", words.text("insight.preset.custom"), custom));
        return options;
    }

    private static List<Option> comparisons(Map<String, String> chosen, String compared, Words words) {
        boolean none = "none".equals(chosen.get("compare"));
        var label = compared.isEmpty()
                ? words.text("insight.compare.previous")
                : words.text("insight.compare.with", compared);
        return List.of(
                new Option("previous", label, !none), new Option("none", words.text("insight.compare.none"), none));
    }

    private static List<Option> intervals(Map<String, String> chosen, Words words) {
        var current = chosen.getOrDefault("interval", "");
        var options = new ArrayList<Option>();
        options.add(new Option("", words.text("insight.interval.usual"), current.isEmpty()));
        for (var interval : Interval.values()) {
            var key = interval.key();
            options.add(new Option(key, words.text("insight.interval." + key), key.equals(current)));
        }
        return options;
    }

    private static Map<String, List<Option>> filters(Map<String, String> chosen, Map<String, List<String>> choices) {
        var filters = new LinkedHashMap<String, List<Option>>();
        for (var field : FilterChoices.FIELDS) {
            filters.put(field, options(chosen.get(field), choices.getOrDefault(field, List.of())));
        }
        return filters;
    }

    private static List<Option> options(@Nullable String chosen, List<String> values) {
        var all = new ArrayList<>(values);
        if (chosen != null && !values.contains(chosen)) {
            all.addFirst(chosen);
        }
        return all.stream()
                .map(value -> new Option(value, value, value.equals(chosen)))
                .toList();
    }

    private static @Nullable String clear(Address address) {
        var cleared = address;
        for (var field : FilterChoices.FIELDS) {
            cleared = cleared.with(field, null);
        }
        return Objects.equals(cleared, address) ? null : cleared.href();
    }
}
