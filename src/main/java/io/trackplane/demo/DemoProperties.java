package io.trackplane.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Demo mode.
 *
 * @param enabled Whether the demo tenants are loaded into an empty store and their accounts offered on the sign-in page.
 *     The server then has to be bound to a loopback address.
 * @param traffic Whether clients of the demo are played: thirty days of the past at the first start, then the present.
 */
@ConfigurationProperties("trackplane.demo")
record DemoProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("true") boolean traffic) {}
