package io.trackplane.tenancy;

/**
 * A tenant is being deleted and is already out of reach. Published synchronously; listeners delete what they keep of it. Comes
 * again after a crash, so listeners must not mind that there is nothing left.
 *
 * @param tenant slug
 */
public record TenantDeleted(String tenant) {}
