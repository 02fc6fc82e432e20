package io.trackplane.eventstore.duckdb;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a step of a time axis, as an expression. Asking the engine's calendar for every row costs more than the rest of a question, so for the
 * time around now the few changes of the zone's offset are written out: between them a step is plain arithmetic with a fixed offset, and the step in which
 * a change falls is named. Any other time goes to the calendar.
 */
record Buckets(BucketUnit unit, String column, ZoneId zone) {
    private static final Duration BEFORE = Duration.ofDays(400);
    private static final Duration AFTER = Duration.ofDays(40);

    /** Holds from a moment to the beginning of the next piece. */
    private record Piece(Instant from, String expression) {}

    String expression(Instant now) {
        if (zone.getRules().isFixedOffset()) {
            return shifted(zone.getRules().getOffset(now));
        }
        var from = unit.start(now.minus(BEFORE), zone);
        var to = unit.start(now.plus(AFTER), zone);
        return "CASE WHEN %s >= %s AND %s < %s THEN %s ELSE %s END"
                .formatted(column, literal(from), column, literal(to), choice(pieces(from, to)), calendar());
    }

    private List<Piece> pieces(Instant from, Instant to) {
        var rules = zone.getRules();
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece(from, shifted(rules.getOffset(from))));
        for (var change = rules.nextTransition(from);
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

    private String shifted(ZoneOffset offset) {
        int seconds = unit == BucketUnit.HOUR ? offset.getTotalSeconds() % 3600 : offset.getTotalSeconds();
        return seconds == 0
                ? "date_trunc('%s', %s)".formatted(unit.key(), column)
                : "date_trunc('%1$s', %2$s + INTERVAL '%3$d seconds')::TIMESTAMP - INTERVAL '%3$d seconds'"
                        .formatted(unit.key(), column, seconds);
    }

    /** Hours are what has passed since the clock on the wall showed a full one; so both hours are there when clocks go back. */
    private String calendar() {
        var local = "timezone('%s', timezone('UTC', %s))".formatted(zone.getId(), column);
        return unit == BucketUnit.HOUR
                ? "%2$s - (%1$s - date_trunc('hour', %1$s))".formatted(local, column)
                : "timezone('UTC', timezone('%s', date_trunc('%s', %s)::TIMESTAMP))"
                        .formatted(zone.getId(), unit.key(), local);
    }

    private static String literal(Instant time) {
        return "TIMESTAMP '%s'".formatted(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }
}
