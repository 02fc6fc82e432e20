package io.trackplane.access;

/**
 * A management token to be made.
 *
 * @param tenant slug of the tenant it is for
 * @param role the most it may do; its owner's own role in the tenant has to cover it
 * @param label what its owner calls it, 1 to 60 characters
 * @param days for how long it works, 1 to 365
 */
public record NewManagementToken(String tenant, Role role, String label, int days) {}
