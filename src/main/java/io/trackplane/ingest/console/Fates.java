package io.trackplane.ingest.console;

/** How what became of an event looks. */
final class Fates {
    private Fates() {}

    /** {@code good}, {@code needs}, {@code poor} or empty. */
    static String look(String fate) {
        return switch (fate) {
            case "stored" -> "good";
            case "quarantined" -> "needs";
            case "rejected" -> "poor";
            default -> "";
        };
    }
}
