/**
 * What scripts and pipelines do with what environments serve: the parts of the management API that mirror the console's editors, for every
 * kind of part alike; {@linkplain io.trackplane.management.Bundles bundles}, the configuration of an application as one document; and the
 * OpenAPI document of everything programs call. May use everything but {@code demo}, which loads its content as bundles. Why it is so:
 * {@code docs/adr/0010-bundles.md}.
 */
@ApplicationModule(
        displayName = "Management API",
        allowedDependencies = {
            "kernel",
            "web",
            "event",
            "tenancy",
            "access",
            "revision",
            "flag",
            "plan",
            "privacy",
            "delivery"
        })
@NullMarked
package io.trackplane.management;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
