package io.trackplane.privacy;

import io.trackplane.kernel.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a walk notes down. */
final class Trace {
    private static final Message KEPT = Message.of("privacy.because.nothing");
    private static final Comparator<Line> BY_RULE = Comparator.comparingInt(Line::order)
            .thenComparing(line -> !line.field().masked());

    private final boolean everything;
    private final List<Line> lines = new ArrayList<>();

    /**
     * A note.
     *
     * @param order of the rule that did it
     */
    record Line(int order, MaskedField field) {}

    /**
     * An empty trace.
     *
     * @param everything whether to note what was not masked too
     */
    Trace(boolean everything) {
        this.everything = everything;
    }

    /** A field was treated as a whole. */
    void whole(Position position, Treatment by, @Nullable String storedAs) {
        lines.add(new Line(
                by.order(),
                new MaskedField(
                        position.toString(),
                        by.rule(),
                        by.piiClass(),
                        by.because(),
                        by.action().kind(),
                        storedAs)));
    }

    /** Rules treated what they found in a text; each is noted once. */
    void found(Position position, List<Finding> findings, List<MaskingRule> rules, @Nullable String storedAs) {
        Set<Integer> seen = new HashSet<>();
        for (var finding : findings) {
            if (seen.add(finding.rule())) {
                var rule = rules.get(finding.rule());
                var field = new MaskedField(
                        position.toString(),
                        rule.id(),
                        null,
                        finding.because(),
                        rule.action().kind(),
                        storedAs);
                lines.add(new Line(finding.rule(), field));
            }
        }
    }

    /** Nothing was done. */
    void kept(Position position, Object value) {
        if (everything) {
            lines.add(new Line(
                    Integer.MAX_VALUE, new MaskedField(position.toString(), null, null, KEPT, null, value.toString())));
        }
    }

    /** How much is noted. */
    int length() {
        return lines.size();
    }

    /** What was noted when that much was noted already. */
    List<Line> since(int length) {
        return length == lines.size() ? List.of() : List.copyOf(lines.subList(length, lines.size()));
    }

    /** The same happened once more. */
    void repeat(List<Line> noted) {
        lines.addAll(noted);
    }

    /** By rule; what no rule did comes last, classes before what was kept. */
    List<MaskedField> fields() {
        if (lines.isEmpty()) {
            return List.of();
        }
        lines.sort(BY_RULE);
        var fields = new ArrayList<MaskedField>(lines.size());
        lines.forEach(line -> fields.add(line.field()));
        return fields;
    }
}
