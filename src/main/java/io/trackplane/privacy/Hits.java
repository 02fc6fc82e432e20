package io.trackplane.privacy;

import io.trackplane.kernel.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found in one text, as far as a rule wants it. */
final class Hits {
    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparingInt(Finding::start).thenComparing(Finding::end, Comparator.reverseOrder());

    private final Reading reading;
    private final List<Finding> found = new ArrayList<>();
    private Wanted wanted = Recognised.VALUES;

    Hits(Reading reading) {
        this.reading = reading;
    }

    /** Forgets what was found; from now on that is wanted. */
    void start(Wanted here) {
        found.clear();
        wanted = here;
    }

    Wanted wanted() {
        return wanted;
    }

    /** Takes what a detector found at a place of what is read. */
    void add(Detector detector, int start, int end, String canonical, Message because) {
        add(wanted.rule(detector), start, end, canonical, because);
    }

    /** Takes what that rule is to treat. */
    void add(int rule, int start, int end, String canonical, Message because) {
        if (rule != Wanted.NOBODY) {
            found.add(new Finding(reading.origin(start), reading.origin(end), rule, canonical, because));
        }
    }

    /**
     * What is to be treated, in the order of the text and without overlaps: those that overlap become one, treated as the longest of them,
     * or as that of the first rule when several are the longest.
     */
    List<Finding> settled() {
        if (found.size() < 2) {
            return List.copyOf(found);
        }
        found.sort(BY_PLACE);
        var settled = new ArrayList<Finding>();
        for (var finding : found) {
            var last = settled.isEmpty() ? null : settled.getLast();
            if (last == null || finding.start() >= last.end()) {
                settled.add(finding);
            } else {
                settled.set(settled.size() - 1, together(last, finding));
            }
        }
        return settled;
    }

    private static Finding together(Finding one, Finding other) {
        var first = one.size() > other.size() || (one.size() == other.size() && one.rule() <= other.rule());
        var leading = first ? one : other;
        var end = Math.max(one.end(), other.end());
        return new Finding(one.start(), end, leading.rule(), leading.canonical(), leading.because());
    }
}
