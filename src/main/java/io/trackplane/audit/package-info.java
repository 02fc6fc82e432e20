/**
 * The append-only audit trail: who changed what, when, where and why, field by field. Listens for
 * {@link io.trackplane.kernel.AuditableChange} and appends before the caller is answered; nobody can edit or remove an
 * entry, only deleting a tenant deletes the tenant's trail. Owns the collection {@code audit_entries} and the pages and
 * downloads of the trail. Uses {@code kernel}, {@code web}, {@code tenancy} (what the entries are about) and
 * {@code access} (who acted). How it is stored: {@code docs/adr/0004-audit-trail.md}.
 */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"kernel", "web", "tenancy", "access"})
@NullMarked
package io.trackplane.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
