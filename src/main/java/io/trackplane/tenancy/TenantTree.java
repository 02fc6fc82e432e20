package io.trackplane.tenancy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A tenant with all its applications and environments, as they were at one moment. Only what exists for anybody: a tenant that is
 * being deleted is absent, and with an application its environments.
 *
 * @param tenant absent when there is none of that slug
 * @param applications by name
 * @param environments production first, then staging, then development, within each application
 */
record TenantTree(Optional<Tenant> tenant, List<Application> applications, List<Environment> environments) {
    private static final Comparator<Application> BY_NAME = Comparator.comparing(
                    Application::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Application::key);
    private static final Comparator<Environment> BY_STAGE = Comparator.comparing(Environment::kind)
            .thenComparing(Environment::createdAt)
            .thenComparing(Environment::key);
    private static final TenantTree NONE = new TenantTree(Optional.empty(), List.of(), List.of());

    static TenantTree of(
            Optional<TenantDocument> tenant, List<ApplicationDocument> applications, List<EnvironmentDocument> stages) {
        return tenant.map(found -> of(found, applications, stages)).orElse(NONE);
    }

    private static TenantTree of(
            TenantDocument tenant, List<ApplicationDocument> applications, List<EnvironmentDocument> stages) {
        var active = applications.stream()
                .filter(document -> document.isActiveIn(tenant.slug()))
                .map(ApplicationDocument::application)
                .sorted(BY_NAME)
                .toList();
        var keys = active.stream().map(Application::key).toList();
        return new TenantTree(
                Optional.of(tenant.tenant()),
                active,
                stages.stream()
                        .filter(document -> document.isActive() && keys.contains(document.application()))
                        .map(EnvironmentDocument::environment)
                        .sorted(BY_STAGE)
                        .toList());
    }

    Optional<Application> application(String key) {
        return applications.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    List<Environment> environments(String application) {
        return environments.stream()
                .filter(one -> one.application().equals(application))
                .toList();
    }

    Optional<Environment> environment(String application, String key) {
        return environments.stream()
                .filter(one ->
                        one.application().equals(application) && one.key().equals(key))
                .findFirst();
    }
}
