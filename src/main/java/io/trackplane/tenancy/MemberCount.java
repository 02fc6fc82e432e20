package io.trackplane.tenancy;

/** How many people a tenant has. Implemented by {@code access}, which stands above this module and knows people. */
public interface MemberCount {
    /** Members and open invitations. */
    int of(String tenant);
}
