package io.trackplane.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call a route that is about no tenant. Never on a route with a {@code tenant} path variable. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {
    /** Who. */
    Audience value();

    /** Groups of callers. */
    enum Audience {
        /** Everybody, signed in or not. */
        ANYONE,
        /** Any signed-in person, about themselves. */
        SIGNED_IN,
        /** People who administer the server. */
        PLATFORM_ADMINISTRATOR,
        /** Holders of an environment's client or server key; the handler checks the key. */
        SDK_KEY,
        /** Holders of a management token, about the token itself. */
        MANAGEMENT_TOKEN
    }
}
