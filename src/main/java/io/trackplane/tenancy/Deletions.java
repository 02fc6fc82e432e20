package io.trackplane.tenancy;

import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Scope;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Deletes what was put out of reach: first what other modules keep of it, then its keys, then itself, so that what a crash leaves
 * over is still found from its marked root. Every step may be repeated. The audit trail hears of it as the last step but one:
 * twice, should the process die right between the two, but never not at all.
 */
@Component
class Deletions {
    private final TenantStore tenants;
    private final ApplicationStore applications;
    private final EnvironmentStore environments;
    private final SdkKeyStore keys;
    private final ApplicationEventPublisher events;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Deletions(
            TenantStore tenants,
            ApplicationStore applications,
            EnvironmentStore environments,
            SdkKeyStore keys,
            ApplicationEventPublisher events) {
        this.tenants = tenants;
        this.applications = applications;
        this.environments = environments;
        this.keys = keys;
        this.events = events;
    }

    /** Deletes a tenant that is marked, with everything in it; nothing where it is gone already. */
    void finishTenant(String slug) {
        exclusively(() -> tenants.marked(slug).ifPresent(this::delete));
    }

    /** Deletes an application that is marked or was never finished, with its environments. */
    void finishApplication(String tenant, String key) {
        exclusively(() -> applications.unsettled(tenant, key).ifPresent(this::delete));
    }

    /** Deletes an environment that is marked or was never finished. */
    void finishEnvironment(String tenant, String application, String key) {
        exclusively(() -> environments.unsettled(tenant, application, key).ifPresent(this::delete));
    }

    private void exclusively(Runnable work) {
        oneAtATime.lock();
        try {
            work.run();
        } finally {
            oneAtATime.unlock();
        }
    }

    private void delete(TenantDocument document) {
        applications.of(document.slug()).forEach(this::delete);
        environments.of(document.slug()).forEach(this::delete);
        events.publishEvent(new TenantDeleted(document.slug()));
        var tenant = document.tenant();
        if (document.deletion() != null) {
            var fields = FieldChange.deleted(tenant.audited());
            publish(
                    document.deletion(),
                    new AuditableChange(
                            document.deletion().actor(), Scope.PLATFORM, tenant.subject(), "deleted", fields));
        }
        tenants.delete(document.slug());
    }

    private void delete(ApplicationDocument document) {
        environments.of(document.tenant(), document.key()).forEach(this::delete);
        events.publishEvent(new ApplicationDeleted(document.tenant(), document.key()));
        if (document.deletion() != null) {
            var application = document.application();
            var fields = FieldChange.deleted(application.audited());
            publish(
                    document.deletion(),
                    new AuditableChange(
                            document.deletion().actor(),
                            application.scope(),
                            application.subject(),
                            "deleted",
                            fields));
        }
        applications.delete(document.tenant(), document.key());
    }

    private void delete(EnvironmentDocument document) {
        keys.deleteAll(document.tenant(), document.application(), document.key());
        events.publishEvent(new EnvironmentDeleted(document.tenant(), document.application(), document.key()));
        if (document.deletion() != null) {
            var environment = document.environment();
            var fields = FieldChange.deleted(environment.audited());
            publish(
                    document.deletion(),
                    new AuditableChange(
                            document.deletion().actor(),
                            environment.scope(),
                            environment.subject(),
                            "deleted",
                            fields));
        }
        environments.delete(document.tenant(), document.application(), document.key());
    }

    private void publish(Deletion deletion, AuditableChange change) {
        events.publishEvent(change.because(deletion.reason()));
    }
}
