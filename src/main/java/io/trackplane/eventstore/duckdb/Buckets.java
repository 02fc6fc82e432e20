package io.trackplane.eventstore.duckdb;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a step of a time axis, as an expression. Asking the engine's calendar for every row costs more than the rest of a question, so the few
 * changes of the zone's offset within the range are written out: between them a step is plain arithmetic with a fixed offset, and the step in which a change
 * falls is named.
 */
record Buckets(BucketUnit unit, String column, ZoneId zone) {
    private static final long MICROSECONDS = 1_000_000;
    private static final long DAY = 86_400;

    /** From a Monday to the Thursday with which 1970 began. */
    private static final long MONDAY = 3 * DAY * MICROSECONDS;

    /** Holds from a moment to the beginning of the next piece. */
    private record Piece(Instant from, String expression) {}

    /** For times from {@code from} to before {@code to}. */
    String expression(Instant from, Instant to) {
        return choice(pieces(from, to));
    }

    private List<Piece> pieces(Instant from, Instant to) {
        var rules = zone.getRules();
        // A change may have happened earlier in the step that the first moment is in.
        var begin = unit.start(from, zone);
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece(begin, shifted(rules.getOffset(begin))));
        for (var change = rules.nextTransition(begin);
                change != null && change.getInstant().isBefore(to);
                change = rules.nextTransition(change.getInstant())) {
            var start = unit.start(change.getInstant(), zone);
            var end = unit.end(change.getInstant(), zone);
            var moment = change.getInstant();
            // Two changes within one step: what would follow the step begins after the second one.
            pieces.removeIf(piece -> !piece.from().isBefore(moment));
            pieces.add(new Piece(moment, literal(start)));
            pieces.add(new Piece(end, shifted(change.getOffsetAfter())));
        }
        return pieces;
    }

    /** Halves what is left with each comparison. */
    private String choice(List<Piece> pieces) {
        if (pieces.size() == 1) {
            return pieces.getFirst().expression();
        }
        int half = pieces.size() / 2;
        return "CASE WHEN %s < %s THEN %s ELSE %s END"
                .formatted(
                        column,
                        literal(pieces.get(half).from()),
                        choice(pieces.subList(0, half)),
                        choice(pieces.subList(half, pieces.size())));
    }

    /** Steps of one width are whole numbers of it since a beginning; the engine's own functions take twice as long for that. */
    private String shifted(ZoneOffset offset) {
        long shift = offset.getTotalSeconds() * MICROSECONDS;
        return switch (unit) {
            case HOUR -> wide(3_600, shift);
            case DAY -> wide(DAY, shift);
            case WEEK -> wide(7 * DAY, shift + MONDAY);
            case MONTH ->
                "date_trunc('month', %1$s + INTERVAL '%2$d seconds')::TIMESTAMP - INTERVAL '%2$d seconds'"
                        .formatted(column, offset.getTotalSeconds());
        };
    }

    private String wide(long seconds, long shift) {
        return "make_timestamp((epoch_us(%1$s) + %2$d) // %3$d * %3$d - %2$d)"
                .formatted(column, shift, seconds * MICROSECONDS);
    }

    /** A moment as a timestamp in SQL. */
    static String literal(Instant time) {
        return "TIMESTAMP '%s'".formatted(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }
}
