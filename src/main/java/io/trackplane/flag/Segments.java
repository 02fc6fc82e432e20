package io.trackplane.flag;

import io.trackplane.flag.Condition.All;
import io.trackplane.flag.Condition.Any;
import io.trackplane.flag.Condition.InSegment;
import io.trackplane.flag.Condition.Not;
import io.trackplane.flag.Condition.Test;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The segments of one environment, compiled, and what conditions that refer to them are compiled with. Immutable. */
public final class Segments {
    /** Most segments of one environment. */
    public static final int MOST = 500;

    /** How many segments may lie one behind the other. */
    public static final int DEEPEST = 10;

    /** No segments. */
    public static final Segments NONE = new Segments(List.of());

    private final Map<String, CompiledCondition> members = new HashMap<>();

    private Segments(Collection<Segment> segments) {
        var byKey = segments.stream().collect(Collectors.toMap(Segment::key, Segment::when));
        references(segments).order().forEach(key -> members.put(key, compiled(Objects.requireNonNull(byKey.get(key)))));
    }

    /**
     * Compiles the segments of one environment.
     *
     * @throws Problem.Invalid with everything {@link FlagSet#problems} finds in them
     */
    public static Segments compile(Collection<Segment> segments) {
        var findings = new Findings("");
        new SegmentsCheck(segments).check(findings);
        findings.done();
        return new Segments(segments);
    }

    /**
     * Compiles a condition.
     *
     * @throws Problem.Invalid with everything {@link #problems} finds
     */
    public CompiledCondition compile(Condition condition) {
        var problems = problems(condition, "when");
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        return compiled(condition);
    }

    /** Everything that is wrong with a condition, segments that do not exist included, by field path. */
    public Map<String, Message> problems(Condition condition, String path) {
        var findings = new Findings("");
        findings.add(condition.problems(path));
        if (findings.all().isEmpty()) {
            findings.add(SegmentsCheck.unknown(condition, path, members.keySet()));
        }
        return findings.all();
    }

    /** For a condition that was checked. */
    CompiledCondition compiled(Condition condition) {
        return switch (condition) {
            case All all -> only(all.all()).orElseGet(() -> new AllOf(compiled(all.all())));
            case Any any -> only(any.any()).orElseGet(() -> new AnyOf(compiled(any.any())));
            case Not not -> new Opposite(compiled(not.not()));
            case InSegment member ->
                new MemberOf(
                        member.segment(),
                        Objects.requireNonNull(members.get(member.segment()), member.segment()),
                        member.negate());
            case Test test -> AttributeTest.of(test);
        };
    }

    /** A list of one is its one condition. */
    private Optional<CompiledCondition> only(List<Condition> conditions) {
        return conditions.size() == 1 ? Optional.of(compiled(conditions.getFirst())) : Optional.empty();
    }

    private CompiledCondition[] compiled(List<Condition> conditions) {
        return conditions.stream().map(this::compiled).toArray(CompiledCondition[]::new);
    }

    static References references(Collection<Segment> segments) {
        var references = new LinkedHashMap<String, Collection<String>>();
        segments.forEach(segment -> references.put(
                segment.key(), SegmentReferences.of(segment.when(), "when").values()));
        return new References(references);
    }
}
