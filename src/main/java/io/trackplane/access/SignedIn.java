package io.trackplane.access;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The principal of a session: only who it is and under which password stamp. What the person may do is read anew on
 * every request.
 */
final class SignedIn implements UserDetails, CredentialsContainer {
    @Serial
    private static final long serialVersionUID = 1;

    private final String userId;
    private final String email;
    private final String stamp;
    private transient @Nullable String passwordHash;

    SignedIn(UserDocument user) {
        this.userId = user.id();
        this.email = user.email();
        this.stamp = user.stamp();
        this.passwordHash = user.passwordHash();
    }

    String userId() {
        return userId;
    }

    String stamp() {
        return stamp;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return email;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && userId.equals(that.userId) && stamp.equals(that.stamp);
    }

    @Override
    public int hashCode() {
        return Objects.hash(userId, stamp);
    }
}
