package io.trackplane.access;

import java.util.List;

/** Accounts that are offered on the sign-in page. Only demo mode offers any. */
public interface SignInOffer {
    /** The groups of accounts, in the order they are shown. */
    List<Group> groups();

    /** The password of every offered account, shown beside them. */
    String password();

    /**
     * Accounts that belong together.
     *
     * @param title what the group is called: a tenant's slug, or a message key for the platform group
     * @param description a few words about it
     * @param platform whether these accounts administer the server
     */
    record Group(String title, String description, boolean platform, List<Account> accounts) {
        public Group {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * One account.
     *
     * @param email what to sign in with
     * @param role key of its role; {@code platform-administrator} for those above the tenants
     */
    record Account(String email, String role) {}
}
