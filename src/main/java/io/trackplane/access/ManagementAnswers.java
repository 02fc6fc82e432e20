package io.trackplane.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the management API answers, as JSON. docs/management-api.md describes each. */
final class ManagementAnswers {
    private ManagementAnswers() {}

    record Me(
            String label,
            String tenant,
            @JsonProperty("tenant_name") String tenantName,
            String role,
            List<String> permissions,
            @JsonProperty("expires_at") Instant expiresAt) {
        static Me of(ManagementToken token, Tenant tenant, Set<Permission> permissions) {
            return new Me(
                    token.label(),
                    tenant.slug(),
                    tenant.name(),
                    token.role().key(),
                    permissions.stream().sorted().map(Permission::key).toList(),
                    token.expiresAt());
        }
    }

    record ApplicationAnswer(
            String key,
            String name,
            String description,
            List<String> platforms,
            @JsonProperty("created_at") Instant createdAt) {
        static ApplicationAnswer of(Application application) {
            return new ApplicationAnswer(
                    application.key(),
                    application.name(),
                    application.description(),
                    lowerCase(application.platforms()),
                    application.createdAt());
        }
    }

    record EnvironmentAnswer(
            String key,
            String name,
            String kind,
            @JsonProperty("protected") boolean isProtected,
            @JsonProperty("app_id") String appId,
            List<String> origins,
            @JsonProperty("legacy_signatures") boolean legacySignatures,
            @JsonProperty("created_at") Instant createdAt) {
        static EnvironmentAnswer of(Environment environment) {
            return new EnvironmentAnswer(
                    environment.key(),
                    environment.name(),
                    environment.kind().key(),
                    environment.isProtected(),
                    environment.appId(),
                    environment.origins().texts(),
                    environment.legacySignatures(),
                    environment.createdAt());
        }
    }

    record KeyAnswer(
            String id,
            String kind,
            String label,
            String shown,
            String state,
            @Nullable String key,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("last_used_at") @Nullable Instant lastUsedAt,
            @JsonProperty("expires_at") @Nullable Instant expiresAt) {
        static KeyAnswer of(SdkKey key, @Nullable String presented, Instant now) {
            return new KeyAnswer(
                    key.id(),
                    key.kind().key(),
                    key.label(),
                    key.shown(),
                    key.state(now).key(),
                    presented,
                    key.createdAt(),
                    key.lastUsedAt(),
                    key.expiresAt());
        }
    }

    record MemberAnswer(String id, String email, String name, String role, Instant since) {
        static MemberAnswer of(User user, String tenant) {
            var membership = user.membership(tenant).orElseThrow();
            return new MemberAnswer(
                    user.id(), user.email(), user.name(), membership.role().key(), membership.since());
        }
    }

    record InvitationAnswer(
            String id,
            String email,
            String role,
            @JsonProperty("invited_by") String invitedBy,
            @Nullable String link,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("expires_at") Instant expiresAt) {
        static InvitationAnswer of(Invitation invitation, @Nullable String link) {
            return new InvitationAnswer(
                    invitation.id(),
                    invitation.email(),
                    invitation.role().key(),
                    invitation.inviter(),
                    link,
                    invitation.createdAt(),
                    invitation.expiresAt());
        }
    }

    private static List<String> lowerCase(Collection<? extends Enum<?>> constants) {
        return constants.stream()
                .map(constant -> constant.name().toLowerCase(java.util.Locale.ROOT))
                .sorted()
                .toList();
    }
}
