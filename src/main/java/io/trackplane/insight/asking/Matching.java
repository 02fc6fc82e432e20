package io.trackplane.insight.asking;

import io.trackplane.eventstore.Mark;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of {@code events} are meant, as a condition in SQL. Bots are in no metric.
 *
 * @param condition written by the code alone; what callers ask for is among the parameters
 * @param parameters by name
 */
public record Matching(String condition, Map<String, Object> parameters) {
    /** Holds of an event that is no robot's. */
    private static final String PERSON = "(marks & " + Mark.BOT.bit() + ") = 0";

    /** Holds of everything that is kept of the environment {@code :stream}. */
    static final String KEPT = "stream = :stream AND " + PERSON;

    /** The events a question is about. */
    public static Matching of(Question question) {
        var range = question.range();
        return filtered(
                everything(question.stream())
                        .and("time >= :from", "from", range.from())
                        .and("time < :to", "to", range.to()),
                question.filters());
    }

    /** Everything that is kept of an environment, whenever it happened. */
    public static Matching everything(int stream) {
        return new Matching(KEPT, Map.of("stream", stream));
    }

    /** Those of them for which this holds too. */
    public Matching and(String further) {
        return new Matching(condition + " AND " + further, parameters);
    }

    /** Those of them for which this holds too, with the parameter it names. */
    public Matching and(String further, String name, Object value) {
        return and(further).with(name, value);
    }

    /** The same events, with one more parameter for other parts of the question. */
    public Matching with(String name, Object value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Matching(condition, more);
    }

    /** What the filters of a question hold of, by itself; {@code true} where there are none, null where a column is. */
    public static String passing(Filters filters) {
        var conditions = new StringJoiner(" AND ", "(", ")").setEmptyValue("true");
        wanted(filters).keySet().forEach(column -> conditions.add(column + " = :" + column));
        return conditions.toString();
    }

    /** The columns that filters look at. */
    public static Set<String> columns(Filters filters) {
        return wanted(filters).keySet();
    }

    private static Matching filtered(Matching all, Filters filters) {
        var matching = all;
        for (var wanted : wanted(filters).entrySet()) {
            var column = wanted.getKey();
            matching = matching.and(column + " = :" + column, column, wanted.getValue());
        }
        return matching;
    }

    /** By column. */
    private static Map<String, String> wanted(Filters filters) {
        var wanted = new LinkedHashMap<String, String>();
        put(wanted, "platform", filters.platform());
        put(wanted, "page", filters.page());
        put(wanted, "release", filters.release());
        put(wanted, "device", filters.device());
        return wanted;
    }

    private static void put(Map<String, String> wanted, String column, @Nullable String value) {
        if (value != null) {
            wanted.put(column, value);
        }
    }
}
