/**
 * One way from an edit to what SDKs are served. Everything an environment serves is a set of {@linkplain io.trackplane.revision.PartName
 * parts}; an edit waits as a {@linkplain io.trackplane.revision.Draft draft}; publishing makes one immutable, numbered
 * {@linkplain io.trackplane.revision.Revision revision} out of the chosen drafts, from which the environment as it was at any time can be
 * put together again. Knows nothing of what parts mean: modules above contribute a {@link io.trackplane.revision.PartKind} for each sort.
 * Uses {@code kernel}, {@code web}, {@code tenancy} and {@code access}.
 */
@ApplicationModule(
        displayName = "Revision",
        allowedDependencies = {"kernel", "web", "tenancy", "access"})
@NullMarked
package io.trackplane.revision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
