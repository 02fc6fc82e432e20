package io.trackplane.privacy;

import io.trackplane.kernel.Message;
import java.util.Set;

/** Finds values by the names that stand before them in text: in queries, form bodies, JSON that is cut off, logs. */
final class KeyScan {
    private static final Message KEY = Message.of("privacy.because.key-in-text");
    private static final Message PARAMETER = Message.of("privacy.because.parameter");
    private static final Set<String> NOTHING = Set.of("null", "undefined", "none", "nil", "true", "false");
    private static final int LONGEST_NAME = 64;

    private final Reading reading;
    private final Hits hits;
    private int parameter;
    private int parameterUntil;
    private int valueUntil;

    KeyScan(Reading reading, Hits hits) {
        this.reading = reading;
        this.hits = hits;
    }

    void start() {
        parameterUntil = 0;
        valueUntil = 0;
        parameter = hits.wanted().parameters() && form() ? 0 : -1;
    }

    /** Whether it is a form body: {@code a=1&b=2}. */
    private boolean form() {
        var equals = false;
        for (var at = 0; at < reading.length; at++) {
            var c = reading.at(at);
            if (c == '&' && equals) {
                reading.visited += at;
                return true;
            }
            if (!equals && c != '=' && !Letters.name(c)) {
                reading.visited += at;
                return false;
            }
            equals |= c == '=';
        }
        reading.visited += reading.length;
        return false;
    }

    /** A query or a fragment begins. */
    void query(int at) {
        parameter = at + 1;
    }

    /** The next parameter begins, if this is a query. */
    void next(int at) {
        parameter = parameter == -1 ? -1 : at + 1;
    }

    /** The query ends, if this is one. */
    void end() {
        parameter = -1;
    }

    /** Looks at an equals sign. */
    void equals(int at) {
        if (parameter >= 0 && at >= parameterUntil) {
            parameter(at);
        }
        if (hits.wanted().keys() && at >= valueUntil) {
            var rocket = at + 1 < reading.length && reading.at(at + 1) == '>';
            named(at, rocket ? at + 2 : at + 1);
        }
    }

    /** Looks at a colon. */
    void colon(int at) {
        if (hits.wanted().keys() && at >= valueUntil) {
            named(at, at + 1);
        }
    }

    private void parameter(int at) {
        var rule = hits.wanted().parameter(reading.text(parameter, at));
        parameter = -2;
        if (rule == Wanted.NOBODY) {
            return;
        }
        var end = at + 1;
        while (end < reading.length && !endsParameter(reading.at(end))) {
            end++;
        }
        reading.visited += end - at;
        parameterUntil = end;
        var mask = maskAt(at + 1);
        if (mask == 0 || at + 1 + mask < reading.length && !endsParameter(reading.at(at + 1 + mask))) {
            add(rule, at + 1, end, PARAMETER);
        }
    }

    private static boolean endsParameter(char c) {
        return c == '&' || c == ';' || c == '#' || Letters.space(c) || Letters.quote(c) || c == '<' || c == '>';
    }

    private void named(int at, int after) {
        var end = at;
        while (end > 0
                && at - end < 4
                && (Letters.quote(reading.at(end - 1))
                        || reading.at(end - 1) == '\\'
                        || Letters.blank(reading.at(end - 1)))) {
            end--;
        }
        var start = end;
        while (start > 0 && end - start < LONGEST_NAME && Letters.name(reading.at(start - 1))) {
            start--;
        }
        reading.visited += at - start;
        if (start == end) {
            return;
        }
        var name = reading.text(start, end);
        var rule = hits.wanted().key(name);
        if (rule != Wanted.NOBODY) {
            value(rule, after, whole(name));
        }
    }

    /** Headers that have several words. */
    private static boolean whole(String name) {
        var normal = KeyNames.normal(name);
        return normal.endsWith("authorization") || normal.endsWith("cookie");
    }

    private void value(int rule, int after, boolean line) {
        var start = after;
        while (start < reading.length && start - after < 4 && Letters.blank(reading.at(start))) {
            start++;
        }
        var slashes = start;
        while (start < reading.length && start - slashes < 16 && reading.at(start) == '\\') {
            start++;
        }
        if (start < reading.length && Letters.quote(reading.at(start))) {
            quoted(rule, start, start - slashes);
        } else {
            bare(rule, slashes, line);
        }
    }

    private void quoted(int rule, int quote, int slashes) {
        var end = quote + 1;
        var before = 0;
        while (end < reading.length && !(reading.at(end) == reading.at(quote) && closes(before, slashes))) {
            before = reading.at(end) == '\\' ? before + 1 : 0;
            end++;
        }
        reading.visited += end - quote;
        valueUntil = end;
        add(rule, quote + 1, end - before, KEY);
    }

    private static boolean closes(int before, int slashes) {
        return slashes == 0 ? before % 2 == 0 : before <= slashes;
    }

    private void bare(int rule, int start, boolean line) {
        var end = start + maskAt(start);
        if (end > start && (end == reading.length || endsBare(reading.at(end), line, false))) {
            valueUntil = end;
            return;
        }
        end = start;
        var nested = start < reading.length && (reading.at(start) == '{' || reading.at(start) == '[');
        while (end < reading.length && !endsBare(reading.at(end), line, nested)) {
            end++;
        }
        reading.visited += end - start;
        valueUntil = end;
        if (!reading.text(start, Math.min(end, start + 2)).equals("//")) {
            add(rule, start, end, KEY);
        }
    }

    /** The length of a mask that stands there, such as {@code [removed]}; 0 when there is none. */
    private int maskAt(int at) {
        var longest = 0;
        for (var mask : hits.wanted().masks()) {
            longest = mask.length() > longest && reading.begins(at, mask) ? mask.length() : longest;
        }
        return longest;
    }

    /** A nested value goes to the end of the text: better too much than a part of it. */
    private static boolean endsBare(char c, boolean line, boolean nested) {
        if (c == '\n' || c == '\r') {
            return !nested;
        }
        if (nested) {
            return false;
        }
        return Letters.quote(c) || c == '<' || (!line && (Letters.space(c) || "&;,)}]|>".indexOf(c) >= 0));
    }

    private void add(int rule, int start, int end, Message because) {
        if (end > start && !(end - start < 10 && NOTHING.contains(reading.text(start, end)))) {
            hits.add(rule, start, end, reading.text(start, end), because);
        }
    }
}
