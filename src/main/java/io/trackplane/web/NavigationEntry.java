package io.trackplane.web;

import io.trackplane.kernel.Permission;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sidebar.
 *
 * @param area which sidebar
 * @param section message key of the heading it stands under; null for the lines above all headings
 * @param order position within the area, ascending; sections take the order of their first entry
 * @param icon symbol in {@code static/icons.svg} without the {@code i-}
 * @param label message key
 * @param path appended to the area's base path, such as {@code /flags}; empty for the base itself
 * @param permission who sees it; null for everybody who sees the area
 */
public record NavigationEntry(
        Area area,
        @Nullable String section,
        int order,
        String icon,
        String label,
        String path,
        @Nullable Permission permission) {
    /** The sidebars there are. */
    public enum Area {
        /** Pages of one environment; base path {@link Paths#ENVIRONMENT}. */
        ENVIRONMENT,
        /** A tenant's settings; base path {@link Paths#TENANT}. */
        TENANT,
        /** A person's own pages; base path {@link Paths#ACCOUNT}. */
        ACCOUNT,
        /** Pages of platform administrators; base path {@link Paths#PLATFORM}. */
        PLATFORM
    }
}
