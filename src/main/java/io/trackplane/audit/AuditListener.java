package io.trackplane.audit;

import io.trackplane.kernel.AuditableChange;
import io.trackplane.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what happens, in the thread that did it: who is answered knows that it is in the trail. */
@Component
class AuditListener {
    private final AuditAppender appender;

    AuditListener(AuditAppender appender) {
        this.appender = appender;
    }

    @EventListener
    void on(AuditableChange change) {
        if (beginsATenant(change)) {
            appender.delete(new Trail(change.subject().id()));
        }
        appender.append(change);
    }

    @EventListener
    void on(TenantDeleted deleted) {
        appender.delete(new Trail(deleted.tenant()));
    }

    /**
     * A new tenant must not find what a request still under way wrote about an earlier one of the same slug, after that
     * one's trail was deleted.
     */
    private static boolean beginsATenant(AuditableChange change) {
        return change.scope().tenant() == null
                && change.subject().type().equals("tenant")
                && change.action().equals("created");
    }
}
