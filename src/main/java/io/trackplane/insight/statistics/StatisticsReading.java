package io.trackplane.insight.statistics;

import io.trackplane.insight.Question;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import jakarta.servlet.http.HttpServletRequest;

/** Somebody who may read an environment's statistics, and what they ask. */
public record StatisticsReading(Environment environment, Question question, HttpServletRequest request) {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST_ROWS = 1_000;
    private static final int LARGEST_OFFSET = 1_000_000;

    /**
     * How many rows are wanted: {@code limit}, 1 to 1000, by default 50.
     *
     * @throws Problem.Malformed naming it
     */
    public int limit() {
        return number("limit", USUAL_LIMIT, 1, MOST_ROWS);
    }

    /**
     * How many rows are left out from the top: {@code offset}, 0 to 1000000, by default 0.
     *
     * @throws Problem.Malformed naming it
     */
    public int offset() {
        return number("offset", 0, 0, LARGEST_OFFSET);
    }

    private int number(String name, int usual, int least, int most) {
        var text = request.getParameter(name);
        if (text == null || text.isBlank()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new Problem.Malformed(name, Message.of("insight.problem.number", least, most));
    }
}
