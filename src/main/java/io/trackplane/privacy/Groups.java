package io.trackplane.privacy;

import java.util.Arrays;

/**
 * Groups of digits that stand near each other: {@code +86 138-0000-1234} has four. Between two groups are one to three of space, hyphen, dot and
 * parentheses.
 */
final class Groups {
    private static final int WIDEST_GAP = 3;

    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int count;

    /** Reads from the first digit; gives the place after the last group. */
    int read(Reading reading, int from) {
        count = 0;
        var at = from;
        while (true) {
            var start = at;
            while (at < reading.length && Letters.digit(reading.at(at))) {
                at++;
            }
            add(start, at);
            reading.visited += at - start;
            var next = afterGap(reading, at);
            if (next < 0) {
                return at;
            }
            at = next;
        }
    }

    private static int afterGap(Reading reading, int from) {
        var at = from;
        while (at < reading.length && at - from <= WIDEST_GAP && separates(reading.at(at))) {
            at++;
        }
        reading.visited += at - from;
        var fits = at > from && at - from <= WIDEST_GAP && at < reading.length && Letters.digit(reading.at(at));
        return fits ? at : -1;
    }

    private static boolean separates(char c) {
        return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')';
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    int count() {
        return count;
    }

    /** How many digits all groups have together. */
    int digits() {
        var digits = 0;
        for (var group = 0; group < count; group++) {
            digits += size(group);
        }
        return digits;
    }

    int start(int group) {
        return starts[group];
    }

    int end(int group) {
        return ends[group];
    }

    int size(int group) {
        return ends[group] - starts[group];
    }

    /** Whether exactly that character is between a group and the one before it. */
    boolean follows(Reading reading, int group, char separator) {
        return group > 0
                && group < count
                && starts[group] - ends[group - 1] == 1
                && reading.at(ends[group - 1]) == separator;
    }
}
