package io.trackplane.tenancy;

/**
 * An environment is being deleted, alone or with its application or tenant, and is already out of reach. Published
 * synchronously; listeners delete what they keep of it. Comes again after a crash.
 *
 * @param tenant slug
 * @param application key
 * @param environment key
 */
public record EnvironmentDeleted(String tenant, String application, String environment) {}
