package io.trackplane.tenancy;

import java.util.Set;
import java.util.regex.Pattern;

/** The identifiers people choose. They stand in URLs and cannot be changed later. */
public final class Slugs {
    /** Tenants: 2 to 39 characters. */
    public static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9-]{1,38}");

    /** Applications: 2 to 41 characters; no hyphen, which separates the parts of an {@code app_id}. */
    public static final Pattern APPLICATION = Pattern.compile("[a-z][a-z0-9_]{1,40}");

    /** Environments: 2 to 31 characters. */
    public static final Pattern ENVIRONMENT = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    private static final Set<String> RESERVED = Set.of(
            "account",
            "admin",
            "api",
            "demo",
            "login",
            "logout",
            "new",
            "null",
            "platform",
            "root",
            "setup",
            "system",
            "trackplane",
            "undefined");

    private Slugs() {}

    static boolean isReserved(String slug) {
        return RESERVED.contains(slug);
    }
}
