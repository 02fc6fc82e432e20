/**
 * The vocabulary every module shares: who acts ({@link io.trackplane.kernel.Actor}), what may be done
 * ({@link io.trackplane.kernel.Permission}), what was changed ({@link io.trackplane.kernel.AuditableChange}), what can
 * go wrong ({@link io.trackplane.kernel.Problem}), identifiers, secrets, paging and messages. Plain Java: no Spring MVC,
 * no MongoDB. Uses no other module.
 */
@ApplicationModule(
        displayName = "Kernel",
        allowedDependencies = {})
@NullMarked
package io.trackplane.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
