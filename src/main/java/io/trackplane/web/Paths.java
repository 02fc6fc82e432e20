package io.trackplane.web;

/** The URL scheme of the console, in one place. Handler mappings and links are made of these. */
public final class Paths {
    /** Mapping prefix of everything about a tenant. */
    public static final String TENANT = "/t/{tenant}";

    /** Mapping prefix of everything about an application. */
    public static final String APPLICATION = TENANT + "/a/{application}";

    /** Mapping prefix of everything about an environment. */
    public static final String ENVIRONMENT = APPLICATION + "/e/{environment}";

    /** Mapping prefix of a person's own pages. */
    public static final String ACCOUNT = "/account";

    /** Mapping prefix of the platform administrators' pages. */
    public static final String PLATFORM = "/platform";

    /** Mapping prefix of the management API, for holders of a management token. */
    public static final String MANAGEMENT = "/api/manage/v1";

    private Paths() {}

    public static String tenant(String tenant) {
        return "/t/" + tenant;
    }

    public static String application(String tenant, String application) {
        return tenant(tenant) + "/a/" + application;
    }

    public static String environment(String tenant, String application, String environment) {
        return application(tenant, application) + "/e/" + environment;
    }
}
