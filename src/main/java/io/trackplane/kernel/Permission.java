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
    /** Change the tracking plan: event definitions, property groups, rules for names. */
    PLAN_CHANGE,
    /** Draft changes to flags and segments. */
    FLAGS_CHANGE,
    /** Draft changes to remote configuration. */
    CONFIG_CHANGE,
    /** Draft changes to what is collected: sampling, masking, consent, event filters. */
    COLLECTION_CHANGE,
    /** Publish drafts in environments that are not protected. */
    PUBLISH,
    /** Publish drafts in protected environments. */
    PUBLISH_PROTECTED,
    /** Use the kill switches, which act at once. */
    KILL_SWITCH,
    /** Read and download the audit trail, and receipts of erasures. */
    AUDIT_READ,
    /** Erase everything that was received about a person, and find the receipts of it. */
    PERSONS_ERASE;

    /** The name as it stands in message keys and the management API, such as {@code members-change}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
