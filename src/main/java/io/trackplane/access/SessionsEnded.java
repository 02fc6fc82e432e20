package io.trackplane.access;

/**
 * Every session of a person has to end now: the password changed, or a role was taken away or lowered.
 *
 * @param userId whose
 */
public record SessionsEnded(String userId) {}
