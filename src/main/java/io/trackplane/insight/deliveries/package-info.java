/** Deliveries of recommended content, seed 001: what is registered of them, and how far people get from target to completed. */
@NamedInterface("deliveries")
@NullMarked
package io.trackplane.insight.deliveries;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
