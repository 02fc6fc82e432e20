package io.trackplane.audit;

import io.trackplane.kernel.Scope;
import io.trackplane.tenancy.RecentChanges;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The start pages' newest changes: of one environment, one application, or everywhere in a tenant. */
@Component
class AuditRecentChanges implements RecentChanges {
    private final AuditTrail trail;
    private final AuditSentences sentences;

    AuditRecentChanges(AuditTrail trail, AuditSentences sentences) {
        this.trail = trail;
        this.sentences = sentences;
    }

    @Override
    public List<RecentChange> of(Scope scope, int limit) {
        var locale = LocaleContextHolder.getLocale();
        var filter = AuditFilter.in(scope.application(), scope.environment());
        return trail.recent(Trail.of(scope), filter, limit).stream()
                .map(entry -> new RecentChange(
                        entry.at(), sentences.of(entry), sentences.actor(locale, entry.actor()), entry.reason()))
                .toList();
    }
}
