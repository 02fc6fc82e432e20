package io.trackplane.tenancy;

/**
 * An application is being deleted and is already out of reach. Published synchronously; listeners delete what they keep of it.
 * Comes again after a crash.
 *
 * @param tenant slug
 * @param application key
 */
public record ApplicationDeleted(String tenant, String application) {}
