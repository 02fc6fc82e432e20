package io.trackplane.tenancy.console;

import static java.util.Map.entry;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Limit;
import io.trackplane.tenancy.Limits;
import io.trackplane.tenancy.Tenant;
import io.trackplane.tenancy.TenantSettings;
import io.trackplane.web.TwoEditors;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of a tenant, as typed. */
record TenantForm(
        @Nullable String name,
        @Nullable String zone,
        @Nullable String language,
        @Nullable Integer retentionDays,
        @Nullable Integer maxApplications,
        @Nullable Integer maxEnvironmentsPerApplication,
        @Nullable Integer maxMembers,
        @Nullable Integer maxKeysPerEnvironment,
        @Nullable Integer requestBytes,
        @Nullable Integer eventsPerRequest,
        @Nullable Integer requestsPerMinutePerVisitor,
        @Nullable Integer requestsPerMinutePerKey) {
    static TenantForm of(Tenant tenant) {
        var limits = tenant.limits();
        return new TenantForm(
                tenant.name(),
                tenant.zone().getId(),
                tenant.language().toLanguageTag(),
                tenant.retentionDays(),
                limits.maxApplications(),
                limits.maxEnvironmentsPerApplication(),
                limits.maxMembers(),
                limits.maxKeysPerEnvironment(),
                limits.requestBytes(),
                limits.eventsPerRequest(),
                limits.requestsPerMinutePerVisitor(),
                limits.requestsPerMinutePerKey());
    }

    TenantSettings settings() {
        return new TenantSettings(
                Texts.line(name),
                zone(zone),
                Locale.forLanguageTag(Texts.line(language)),
                number(retentionDays),
                Limits.of(limit -> number(limit(limit))));
    }

    static ZoneId zone(@Nullable String text) {
        try {
            return ZoneId.of(Texts.line(text));
        } catch (DateTimeException e) {
            throw new Problem.Invalid("zone", Message.of("tenancy.problem.choose"));
        }
    }

    /** Nothing typed lies outside every range. */
    private static int number(@Nullable Integer typed) {
        return Objects.requireNonNullElse(typed, Integer.MIN_VALUE);
    }

    private @Nullable Integer limit(Limit limit) {
        return switch (limit) {
            case MAX_APPLICATIONS -> maxApplications;
            case MAX_ENVIRONMENTS_PER_APPLICATION -> maxEnvironmentsPerApplication;
            case MAX_MEMBERS -> maxMembers;
            case MAX_KEYS_PER_ENVIRONMENT -> maxKeysPerEnvironment;
            case REQUEST_BYTES -> requestBytes;
            case EVENTS_PER_REQUEST -> eventsPerRequest;
            case REQUESTS_PER_MINUTE_PER_VISITOR -> requestsPerMinutePerVisitor;
            case REQUESTS_PER_MINUTE_PER_KEY -> requestsPerMinutePerKey;
        };
    }

    Map<String, String> fields() {
        var fields = TwoEditors.fields(List.of(
                entry("name", Texts.line(name)),
                entry("zone", Texts.line(zone)),
                entry("language", Texts.line(language)),
                entry("retentionDays", number(retentionDays))));
        for (var limit : Limit.values()) {
            fields.put(limit.field(), String.valueOf(number(limit(limit))));
        }
        return fields;
    }
}
