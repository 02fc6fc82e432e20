package io.trackplane.eventstore.duckdb;

import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;

/** What the engine's messages mean; it has no error codes. They begin with the name of the kind: {@code Out of Memory Error: …}. */
final class Causes {
    private Causes() {}

    /** It was told to stop, or ran out of memory. */
    static boolean isStopped(SQLException e) {
        return begins(e, "INTERRUPT Error", "Interrupt", "Out of Memory Error");
    }

    static boolean isOutOfMemory(SQLException e) {
        return begins(e, "Out of Memory Error");
    }

    /** The text of the question is to blame. */
    static boolean isWrongQuestion(SQLException e) {
        return begins(
                e,
                "Parser Error",
                "Binder Error",
                "Catalog Error",
                "Conversion Error",
                "Invalid Input Error",
                "Out of Range Error",
                "Not implemented Error");
    }

    /** The file's contents are to blame, not what is around it. */
    static boolean isDamage(SQLException e) {
        var message = message(e).toLowerCase(Locale.ROOT);
        return Stream.of(
                        "not a valid duckdb",
                        "corrupt",
                        "checksum",
                        "serialization error",
                        "wal file",
                        "storage version",
                        "internal error",
                        "could not read enough bytes")
                .anyMatch(message::contains);
    }

    /** The first line without what the engine adds for its developers. */
    static String sentence(SQLException e) {
        return message(e).lines().findFirst().orElse("no reason given");
    }

    private static boolean begins(SQLException e, String... kinds) {
        return Stream.of(kinds).anyMatch(message(e)::contains);
    }

    private static String message(SQLException e) {
        return String.valueOf(e.getMessage());
    }
}
