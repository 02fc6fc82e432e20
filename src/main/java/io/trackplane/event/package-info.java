/**
 * The canonical event: what every collector turns its wire shape into, and what plans, masking, sampling and storage work on.
 * Plain Java without any framework. Uses {@code kernel}.
 */
@ApplicationModule(displayName = "Event", allowedDependencies = "kernel")
@NullMarked
package io.trackplane.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
