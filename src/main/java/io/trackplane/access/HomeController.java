package io.trackplane.access;

import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.Paths;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads from {@code /} to where the person was last, or can begin. */
@Controller
class HomeController {
    private final Applications applications;
    private final Environments environments;

    HomeController(Applications applications, Environments environments) {
        this.applications = applications;
        this.environments = environments;
    }

    @GetMapping("/")
    @OpenTo(Audience.SIGNED_IN)
    String home(HttpServletRequest request, User user) {
        return "redirect:"
                + LastPlace.of(request)
                        .filter(place -> isThere(user, place))
                        .map(LastPlace.Remembered::path)
                        .orElseGet(() -> beginning(user));
    }

    private boolean isThere(User user, LastPlace.Remembered place) {
        return user.membership(place.tenant()).isPresent()
                && applications.of(place.tenant()).stream()
                        .anyMatch(application -> application.key().equals(place.application()))
                && environments.of(place.tenant(), place.application()).stream()
                        .anyMatch(environment -> environment.key().equals(place.environment()));
    }

    private String beginning(User user) {
        if (user.memberships().isEmpty()) {
            return user.platformAdministrator() ? Paths.PLATFORM + "/tenants" : Paths.ACCOUNT;
        }
        var tenant = user.memberships().getFirst().tenant();
        return applications.of(tenant).stream()
                .flatMap(application -> environments.of(tenant, application.key()).stream())
                .findFirst()
                .map(environment -> Paths.environment(tenant, environment.application(), environment.key()))
                .orElse(Paths.tenant(tenant));
    }
}
