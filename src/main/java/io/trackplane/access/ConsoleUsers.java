package io.trackplane.access;

import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Finds the person who wants to sign in. */
class ConsoleUsers implements UserDetailsService {
    private final UserStore store;

    ConsoleUsers(UserStore store) {
        this.store = store;
    }

    @Override
    public SignedIn loadUserByUsername(String email) {
        return store.findByEmail(Emails.normal(email))
                .map(SignedIn::new)
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }
}
