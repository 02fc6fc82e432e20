package io.trackplane.flag.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The fields of an editor as they were posted. Elements of lists are numbered: {@code rule.0.id}, {@code rule.1.id}. Texts lose what
 * nobody typed on purpose: blanks around them and control characters.
 *
 * @param values by name
 */
record Posted(Map<String, String[]> values) {
    static Posted of(HttpServletRequest request) {
        return new Posted(request.getParameterMap());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** One line; empty where nothing was posted. */
    String line(String name) {
        return lines(name).replaceAll("\\s*\\n\\s*", " ");
    }

    /** A text of several lines; empty where nothing was posted. */
    String lines(String name) {
        var posted = values.getOrDefault(name, new String[0]);
        return posted.length == 0 ? "" : clean(posted[0]);
    }

    /** Every value of that name. */
    List<String> each(String name) {
        return Arrays.stream(values.getOrDefault(name, new String[0]))
                .map(Posted::clean)
                .toList();
    }

    boolean ticked(String name) {
        return line(name).equals("true");
    }

    int number(String name) {
        return number(line(name), 0);
    }

    static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    }

    /** How many elements were posted of a list whose elements all have that field. */
    int count(String list, String field) {
        int count = 0;
        while (has(list + "." + count + "." + field)) {
            count++;
        }
        return count;
    }

    /** What the person wants done; empty where they did not press a button with a name. */
    String action() {
        return line("do");
    }

    private static String clean(String posted) {
        return posted.replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|\\p{Cs}", "")
                .strip();
    }
}
