package io.trackplane.flag;

import io.trackplane.kernel.Message;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with the segments of an environment, each by itself and all together. */
final class SegmentsCheck {
    private final Collection<Segment> segments;
    private final Set<String> keys;

    SegmentsCheck(Collection<Segment> segments) {
        this.segments = segments;
        this.keys = segments.stream().map(Segment::key).collect(Collectors.toSet());
    }

    /** Finds problems at {@code segments[<key>].…}. */
    void check(Findings findings) {
        if (!findings.count("segments", segments.size(), Segments.MOST)) {
            return;
        }
        var seen = new HashSet<String>();
        boolean sound = true;
        for (var segment : segments) {
            var here = findings.in(place(segment.key()));
            here.check(seen.add(segment.key()), "key", "flag.problem.duplicate");
            var problems = segment.problems();
            here.add(problems);
            sound &= problems.isEmpty();
        }
        if (sound && seen.size() == segments.size()) {
            checkReferences(findings);
        }
    }

    static Map<String, Message> unknown(Condition condition, String path, Set<String> known) {
        var findings = new Findings("");
        SegmentReferences.of(condition, path)
                .forEach((field, segment) ->
                        findings.check(known.contains(segment), field, "flag.problem.segment.unknown", segment));
        return findings.all();
    }

    private void checkReferences(Findings findings) {
        var references = Segments.references(segments);
        for (var segment : segments) {
            findings.add(unknown(segment.when(), place(segment.key()) + ".when", keys));
            var here = findings.in(place(segment.key()));
            var cycle = references.cycle(segment.key());
            if (cycle != null) {
                here.check(false, "when", "flag.problem.cycle", String.join(" → ", cycle));
            }
            var depth = references.depth(segment.key());
            here.check(
                    depth == null || depth < Segments.DEEPEST,
                    "when",
                    "flag.problem.segment.too-deep",
                    Segments.DEEPEST);
        }
    }

    private static String place(String key) {
        return "segments[" + key + "]";
    }
}
