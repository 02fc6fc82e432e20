package io.trackplane.access;

/**
 * Somebody is no longer a member of a tenant; what they held there by that membership ends with it.
 *
 * @param tenant slug
 * @param userId whose
 */
public record MembershipEnded(String tenant, String userId) {}
