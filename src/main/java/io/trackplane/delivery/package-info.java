/**
 * What SDKs read. Puts everything an environment publishes together into one compiled {@linkplain io.trackplane.delivery.Snapshot snapshot},
 * keeps it in memory and answers from it: flags, remote configuration, what is collected, and the stream that tells of changes. Owns sampling
 * and remote configuration. Uses {@code kernel}, {@code web}, {@code event}, {@code tenancy}, {@code access}, {@code revision}, {@code flag},
 * {@code plan} and {@code privacy}.
 */
@ApplicationModule(
        displayName = "Delivery",
        allowedDependencies = {
            "kernel",
            "web",
            "event",
            "tenancy",
            "access",
            "revision",
            "flag",
            "flag :: condition-editor",
            "plan",
            "privacy"
        })
@NullMarked
package io.trackplane.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
