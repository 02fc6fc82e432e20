package io.trackplane.access;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.Overlap;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeys;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys of an environment, for programs. The key itself is only in the answer that makes it. */
@RestController
class ManagementKeysController {
    private static final String KEYS = Paths.MANAGEMENT + "/apps/{application}/environments/{environment}/keys";

    private final SdkKeys keys;
    private final Environments environments;
    private final Clock clock;

    ManagementKeysController(SdkKeys keys, Environments environments, Clock clock) {
        this.keys = keys;
        this.environments = environments;
        this.clock = clock;
    }

    /** A key to be made: {@code client} or {@code server}, and what people call it. */
    record NewKey(@Nullable String kind, @Nullable String label) {}

    /** For how long the old key goes on working: {@code none}, {@code one-hour}, {@code one-day}, {@code one-week}. */
    record Rotation(@Nullable String overlap, @Nullable String reason) {}

    record Revocation(@Nullable String reason) {}

    @GetMapping(KEYS)
    @RequiresPermission(Permission.TENANT_READ)
    List<ManagementAnswers.KeyAnswer> list(
            @PathVariable String application, @PathVariable String environment, Caller caller) {
        var now = clock.instant();
        return keys.of(at(caller, application, environment)).stream()
                .map(key -> ManagementAnswers.KeyAnswer.of(key, null, now))
                .toList();
    }

    @PostMapping(KEYS)
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresPermission(Permission.KEYS_CHANGE)
    ManagementAnswers.KeyAnswer create(
            @PathVariable String application,
            @PathVariable String environment,
            @RequestBody NewKey wanted,
            Caller caller) {
        var label = wanted.label() == null ? "" : wanted.label();
        var place = at(caller, application, environment);
        var issued = keys.create(place, kind(wanted.kind()), label, caller.actor());
        return ManagementAnswers.KeyAnswer.of(issued.key(), issued.presented(), clock.instant());
    }

    @PostMapping(KEYS + "/{key}/rotate")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresPermission(Permission.KEYS_CHANGE)
    ManagementAnswers.KeyAnswer rotate(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String key,
            @RequestBody Rotation rotation,
            Caller caller) {
        var place = at(caller, application, environment);
        var issued = keys.rotate(place, key, overlap(rotation.overlap()), rotation.reason(), caller.actor());
        return ManagementAnswers.KeyAnswer.of(issued.key(), issued.presented(), clock.instant());
    }

    @PostMapping(KEYS + "/{key}/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.KEYS_CHANGE)
    void revoke(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String key,
            @RequestBody(required = false) @Nullable Revocation revocation,
            Caller caller) {
        var reason = revocation == null ? null : revocation.reason();
        keys.revoke(at(caller, application, environment), key, reason, caller.actor());
    }

    private Environment at(Caller caller, String application, String environment) {
        return environments.get(ManagementController.tenant(caller), application, environment);
    }

    private static SdkKey.Kind kind(@Nullable String key) {
        return Arrays.stream(SdkKey.Kind.values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Problem.Invalid("kind", Message.of("access.management.kind")));
    }

    private static Overlap overlap(@Nullable String key) {
        return Arrays.stream(Overlap.values())
                .filter(overlap -> overlap.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Problem.Invalid("overlap", Message.of("access.management.overlap")));
    }
}
