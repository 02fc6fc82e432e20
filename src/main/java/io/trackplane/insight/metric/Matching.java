package io.trackplane.insight.metric;

import io.trackplane.eventstore.Mark;
import io.trackplane.insight.Filters;
import io.trackplane.insight.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of {@code events} a question is about, as conditions of a query with their parameters. Values travel as parameters only.
 *
 * @param scope stream and time: {@code :stream}, {@code :from}, {@code :to}
 * @param filters the filters, {@code true} where there are none
 * @param parameters what the conditions name
 */
public record Matching(String scope, String filters, Map<String, Object> parameters) {
    /** An event that is no robot's. */
    public static final String PERSON = "(marks & %d) = 0".formatted(Mark.BOT.bit());

    private static final String SCOPE = "stream = :stream AND time >= :from AND time < :to";

    public Matching {
        parameters = Map.copyOf(parameters);
    }

    public static Matching of(Question question) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("stream", question.stream());
        parameters.put("from", question.range().from());
        parameters.put("to", question.range().to());
        return new Matching(SCOPE, conditions(question.filters(), parameters), parameters);
    }

    private static String conditions(Filters filters, Map<String, Object> parameters) {
        var wanted = new LinkedHashMap<String, Object>();
        put(wanted, "platform", filters.platform());
        put(wanted, "page", filters.page());
        put(wanted, "release", filters.release());
        put(wanted, "device", filters.device());
        parameters.putAll(wanted);
        var conditions = new StringJoiner(" AND ", "(", ")").setEmptyValue("true");
        // Null where the column is null: what is compared with it must not count as matching.
        wanted.keySet().forEach(name -> conditions.add("coalesce(%1$s = :%1$s, false)".formatted(name)));
        return conditions.toString();
    }

    private static void put(Map<String, Object> wanted, String name, @Nullable String value) {
        if (value != null) {
            wanted.put(name, value);
        }
    }

    /** The whole condition: of the stream, in the range, no robot's, matching the filters. */
    public String where() {
        return filters.equals("true") ? scope + " AND " + PERSON : scope + " AND " + PERSON + " AND " + filters;
    }

    /** The parameters with some more of a query's own. */
    public Map<String, Object> parametersWith(Map<String, ?> more) {
        var all = new LinkedHashMap<String, Object>(parameters);
        all.putAll(more);
        return all;
    }
}
