package io.trackplane.web;

import io.trackplane.kernel.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller needs within the tenant that the route is about: the path variable {@code tenant}, or the tenant of the
 * management token where the path has none. Strangers to the tenant get 404, members without the permission 403.
 *
 * <p>Every handler method carries this or {@link OpenTo}; the application does not start otherwise.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresPermission {
    /** The permission. */
    Permission value();
}
