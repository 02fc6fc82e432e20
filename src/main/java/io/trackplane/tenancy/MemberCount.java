package io.trackplane.tenancy;

/** How many people a tenant has. Implemented by {@code access}, which stands above this module and knows people. */
public interface MemberCount {
    /** The members of a tenant; open invitations do not count. */
    int of(String tenant);
}
