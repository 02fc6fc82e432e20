package io.trackplane.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A person as stored. Memberships are part of the document, so that one read answers who somebody is and what they may
 * do, and one write changes it.
 *
 * @param passwordHash encoded with its algorithm in front
 * @param stamp changes with the password; sessions signed in under another stamp are over
 */
@Document("users")
@CompoundIndex(name = "memberships_tenant", def = "{'memberships.tenant': 1}")
record UserDocument(
        @Id String id,
        @Indexed(unique = true) String email,
        String name,
        String passwordHash,
        String stamp,
        boolean platformAdministrator,
        @Nullable String language,
        List<Membership> memberships,
        Instant createdAt,
        @Version @Nullable Long version) {

    User user() {
        return new User(
                id,
                email,
                name,
                platformAdministrator,
                language,
                memberships,
                createdAt,
                version == null ? 0 : version);
    }

    UserDocument withName(String newName) {
        return new UserDocument(
                id,
                email,
                newName,
                passwordHash,
                stamp,
                platformAdministrator,
                language,
                memberships,
                createdAt,
                version);
    }

    UserDocument withLanguage(@Nullable String newLanguage) {
        return new UserDocument(
                id,
                email,
                name,
                passwordHash,
                stamp,
                platformAdministrator,
                newLanguage,
                memberships,
                createdAt,
                version);
    }

    UserDocument withPassword(String newHash, String newStamp) {
        return new UserDocument(
                id, email, name, newHash, newStamp, platformAdministrator, language, memberships, createdAt, version);
    }

    UserDocument withMembership(Membership membership) {
        var changed = new ArrayList<>(withoutMembership(membership.tenant()).memberships);
        changed.add(membership);
        return withMemberships(changed);
    }

    UserDocument withoutMembership(String tenant) {
        return withMemberships(memberships.stream()
                .filter(membership -> !membership.tenant().equals(tenant))
                .toList());
    }

    private UserDocument withMemberships(List<Membership> changed) {
        return new UserDocument(
                id, email, name, passwordHash, stamp, platformAdministrator, language, changed, createdAt, version);
    }
}
