/**
 * The console's shell: page layout, navigation, tenant › application › environment switcher, command palette, toasts,
 * language and theme, error pages, and the small vocabulary with which features plug into it
 * ({@link io.trackplane.web.NavigationContributor}, {@link io.trackplane.web.PaletteContributor},
 * {@link io.trackplane.web.SurroundingsSource}, {@link io.trackplane.web.RequiresPermission}). Knows no feature. Uses
 * {@code kernel}.
 */
@ApplicationModule(displayName = "Web", allowedDependencies = "kernel")
@NullMarked
package io.trackplane.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
