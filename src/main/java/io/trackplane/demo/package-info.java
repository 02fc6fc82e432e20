/**
 * The demo: three tenants with their people, keys and secrets, declared in {@code seed-data/}, loaded through the same
 * services as the console uses. Because everybody knows the passwords and keys, it runs on loopback addresses only, and
 * data written by a demo and data that was not never meet in one store. May use everything; nobody uses it.
 */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "kernel",
            "web",
            "controlstore",
            "tenancy",
            "access",
            "audit",
            "plan",
            "insight :: deliveries",
            "management"
        })
@NullMarked
package io.trackplane.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
