package io.trackplane.insight.deliveries;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Caller;
import io.trackplane.web.Paths;
import io.trackplane.web.RequiresPermission;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The registrations of deliveries, for programs: the same rules as in the console. */
@RestController
class ManagementDeliveriesController {
    private static final String LIST = Paths.MANAGEMENT + "/apps/{application}/environments/{environment}/deliveries";
    private static final String ONE = LIST + "/{delivery}";

    private final DeliveryRegistrations registrations;
    private final Environments environments;
    private final Tenants tenants;
    private final Clock clock;

    ManagementDeliveriesController(
            DeliveryRegistrations registrations, Environments environments, Tenants tenants, Clock clock) {
        this.registrations = registrations;
        this.environments = environments;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * What is to be registered of a delivery.
     *
     * @param from such as {@code 2026-11-14}; null or missing without a first day
     * @param version what the change is based on; null or missing where that is all the same
     */
    record Wanted(
            @Nullable String name,
            @JsonProperty("content_type") @Nullable String contentType,
            @JsonProperty("target_users") @Nullable Long targetUsers,
            @Nullable String from,
            @Nullable String until,
            @Nullable Long version) {
        DeliverySettings settings() {
            var users = targetUsers == null ? null : targetUsers.toString();
            return new DeliveryForm(null, name, contentType, users, from, until).settings();
        }
    }

    @GetMapping(LIST)
    @RequiresPermission(Permission.TENANT_READ)
    List<DeliveryAnswer> list(@PathVariable String application, @PathVariable String environment, Caller caller) {
        return registrations.of(at(caller, application, environment)).stream()
                .map(this::answer)
                .toList();
    }

    @GetMapping(ONE)
    @RequiresPermission(Permission.TENANT_READ)
    DeliveryAnswer get(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String delivery,
            Caller caller) {
        return answer(registrations.get(at(caller, application, environment), delivery));
    }

    /** Registers it, or changes what is registered. */
    @PutMapping(ONE)
    @RequiresPermission(Permission.PLAN_CHANGE)
    ResponseEntity<DeliveryAnswer> put(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String delivery,
            @RequestBody Wanted wanted,
            Caller caller) {
        var place = at(caller, application, environment);
        var present = registrations.find(place, delivery);
        if (present.isEmpty()) {
            var made = registrations.register(place, delivery, wanted.settings(), caller.actor());
            return ResponseEntity.status(HttpStatus.CREATED).body(answer(made));
        }
        long basis = Objects.requireNonNullElse(wanted.version(), present.get().version());
        return ResponseEntity.ok(
                answer(registrations.change(place, delivery, wanted.settings(), basis, caller.actor())));
    }

    @PostMapping(ONE + "/close")
    @RequiresPermission(Permission.PLAN_CHANGE)
    DeliveryAnswer close(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String delivery,
            Caller caller) {
        return answer(registrations.close(at(caller, application, environment), delivery, caller.actor()));
    }

    @PostMapping(ONE + "/reopen")
    @RequiresPermission(Permission.PLAN_CHANGE)
    DeliveryAnswer reopen(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String delivery,
            Caller caller) {
        return answer(registrations.reopen(at(caller, application, environment), delivery, caller.actor()));
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.PLAN_CHANGE)
    void delete(
            @PathVariable String application,
            @PathVariable String environment,
            @PathVariable String delivery,
            Caller caller) {
        registrations.delete(at(caller, application, environment), delivery, caller.actor());
    }

    private DeliveryAnswer answer(DeliveryRegistration registration) {
        var zone = tenants.get(registration.tenant()).zone();
        return DeliveryAnswer.of(registration, clock.instant(), zone);
    }

    private Environment at(Caller caller, String application, String environment) {
        return environments.get(Objects.requireNonNull(caller.tenant()), application, environment);
    }
}
