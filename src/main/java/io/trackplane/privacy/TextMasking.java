package io.trackplane.privacy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Treats what detectors find in texts. What comes out is looked at again until nothing is found, because taking something out can bring
 * together what was apart; what is found then becomes asterisks. So masking twice is masking once. For one thread.
 */
final class TextMasking {
    private static final int MOST_ROUNDS = 4;

    private final Marks marks;
    private final TextScan scan;

    TextMasking(Marks marks) {
        this.marks = marks;
        this.scan = new TextScan();
    }

    /**
     * A text after masking.
     *
     * @param text null when all of it is to be removed
     * @param findings what was treated; empty when nothing was
     */
    record Outcome(@Nullable String text, List<Finding> findings) {
        boolean changed() {
            return !findings.isEmpty();
        }
    }

    /** Treats a text by the rules that apply in that place. */
    Outcome mask(String text, Place place, boolean version) {
        if (place.isClean(text, version)) {
            return new Outcome(text, List.of());
        }
        var findings = open(text, scan.scan(text, place, version), place);
        if (findings.isEmpty()) {
            place.clean(text, version);
            return new Outcome(text, findings);
        }
        if (findings.size() == 1 && removes(findings.getFirst(), place) && covers(findings.getFirst(), text)) {
            return new Outcome(null, findings);
        }
        return new Outcome(starred(rewritten(text, findings, place), place, version), findings);
    }

    /** A text in which everything that rules want is asterisks. */
    String starred(String text, Place place, boolean version) {
        var current = text;
        for (var round = 1; round < MOST_ROUNDS; round++) {
            var findings = open(current, scan.scan(current, place, version), place);
            if (findings.isEmpty()) {
                return current;
            }
            current = rewritten(current, findings, null);
        }
        return Marks.stars(text.codePointCount(0, text.length()));
    }

    /** The canonical form of a text that is one phone, address or number; else the text. */
    String canonical(String text) {
        var findings = scan.scan(text, Recognised.VALUES, false);
        return findings.size() == 1 && covers(findings.getFirst(), text)
                ? findings.getFirst().canonical()
                : text;
    }

    /** The network of a text that is one internet address; null when it is none. */
    @Nullable String network(String text) {
        var findings = scan.scan(text, Recognised.NETWORKS, false);
        return findings.size() == 1 && covers(findings.getFirst(), text)
                ? Networks.cut(findings.getFirst().canonical())
                : null;
    }

    long visited() {
        return scan.visited();
    }

    /** Those that are not masks already. */
    private List<Finding> open(String text, List<Finding> findings, Place place) {
        if (findings.isEmpty()) {
            return findings;
        }
        var open = new ArrayList<Finding>();
        for (var finding : findings) {
            var found = text.substring(finding.start(), finding.end());
            var truncates = place.profile().rules().get(finding.rule()).action().kind() == ActionKind.TRUNCATE;
            if (!marks.is(found) && !(truncates && mark(finding, found, place).equals(found))) {
                open.add(finding);
            }
        }
        return open;
    }

    private static boolean removes(Finding finding, Place place) {
        return place.profile().rules().get(finding.rule()).action().kind() == ActionKind.REMOVE;
    }

    private static boolean covers(Finding finding, String text) {
        return text.substring(0, finding.start()).isBlank()
                && text.substring(finding.end()).isBlank();
    }

    private String rewritten(String text, List<Finding> findings, @Nullable Place place) {
        var result = new StringBuilder(text.length());
        var copied = 0;
        for (var finding : findings) {
            var found = text.substring(finding.start(), finding.end());
            result.append(text, copied, finding.start());
            result.append(place == null ? Marks.stars(found.length()) : mark(finding, found, place));
            copied = finding.end();
        }
        return result.append(text, copied, text.length()).toString();
    }

    private String mark(Finding finding, String found, Place place) {
        return marks.of(place.profile().rules().get(finding.rule()).action(), found, finding.canonical());
    }
}
