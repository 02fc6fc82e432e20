package io.trackplane.tenancy;

/** The kinds of {@link Limits}, each with its range and the value a new tenant gets. */
public enum Limit {
    MAX_APPLICATIONS("maxApplications", 1, 20, 1000),
    MAX_ENVIRONMENTS_PER_APPLICATION("maxEnvironmentsPerApplication", 1, 10, 100),
    MAX_MEMBERS("maxMembers", 1, 200, 10_000),
    MAX_KEYS_PER_ENVIRONMENT("maxKeysPerEnvironment", 2, 20, 200),
    REQUEST_BYTES("requestBytes", 1024, 50 * 1024, 5 * 1024 * 1024),
    EVENTS_PER_REQUEST("eventsPerRequest", 1, 100, 1000),
    REQUESTS_PER_MINUTE_PER_VISITOR("requestsPerMinutePerVisitor", 1, 60, 6000),
    REQUESTS_PER_MINUTE_PER_KEY("requestsPerMinutePerKey", 60, 60_000, 6_000_000);

    private final String field;
    private final int least;
    private final int initial;
    private final int most;

    Limit(String field, int least, int initial, int most) {
        this.field = field;
        this.least = least;
        this.initial = initial;
        this.most = most;
    }

    /** Name of the field in forms, the audit trail and {@link Limits}. */
    public String field() {
        return field;
    }

    public int least() {
        return least;
    }

    /** What a new tenant gets. */
    public int initial() {
        return initial;
    }

    public int most() {
        return most;
    }
}
