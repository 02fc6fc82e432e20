package io.trackplane.tenancy;

import io.trackplane.kernel.Actor;

/** Invites somebody to own a tenant. Implemented by {@code access}, which stands above this module and knows people. */
public interface OwnerInvitation {
    /** Whether somebody with this address could be invited at all. */
    boolean accepts(String email);

    /**
     * Makes a single-use invitation.
     *
     * @param tenant slug of an existing tenant
     * @param email address of the future owner, one that is accepted
     * @param actor the platform administrator who invites
     * @return the link to hand over: a path, which the page makes absolute, or an absolute URL
     */
    String invite(String tenant, String email, Actor actor);
}
