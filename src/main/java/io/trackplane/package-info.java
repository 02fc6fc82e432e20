/** Trackplane: control plane and data plane for product telemetry. Every direct sub-package is a module. */
@NullMarked
package io.trackplane;

import org.jspecify.annotations.NullMarked;
