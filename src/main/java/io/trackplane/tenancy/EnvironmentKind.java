package io.trackplane.tenancy;

/** The three looks of environments. Message keys: {@code tenancy.kind.<key>}. */
public enum EnvironmentKind {
    PRODUCTION,
    STAGING,
    DEVELOPMENT;

    /** The name as it stands in {@code data-env} attributes, such as {@code production}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
