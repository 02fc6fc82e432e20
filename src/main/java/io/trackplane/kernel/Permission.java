package io.trackplane.kernel;

/**
 * What a member of a tenant can be allowed to do. Routes name one of these; {@code access} decides which role has it,
 * in one matrix. Message keys: {@code permission.<name in lower case with hyphens>}.
 */
public enum Permission {
    /** See the tenant's applications, environments and start pages. */
    TENANT_READ,
    /** Change the tenant's name, time zone, language, retention and limits. */
    TENANT_CHANGE,
    /** Delete the tenant with everything in it. */
    TENANT_DELETE,
    /** See who the members are. */
    MEMBERS_READ,
    /** Invite people, change roles, remove members. */
    MEMBERS_CHANGE,
    /** Create, change and delete applications and environments. */
    APPLICATIONS_CHANGE,
    /** Create, rotate and revoke keys, signing secrets and allowed origins. */
    KEYS_CHANGE,
    /** Read and download the audit trail. */
    AUDIT_READ;

    /** The name as it stands in message keys and the management API, such as {@code members-change}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
