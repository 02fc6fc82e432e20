package io.trackplane.management;

import io.trackplane.web.Caller;
import org.jspecify.annotations.Nullable;

/**
 * How a bundle is to be written.
 *
 * @param extent what becomes of parts that the bundle does not name
 * @param target where what is different goes
 * @param reason why; required where something is published in a protected environment
 * @param caller who writes it, with their permissions
 */
public record BundleWriting(
        Extent extent, Target target, @Nullable String reason, Caller caller) {
    /** What becomes of parts that the bundle does not name. */
    public enum Extent {
        /** A section that is there is complete: parts it does not name are deleted. */
        WHOLE,
        /** They stay. */
        NAMED
    }

    /** Where what is different goes. */
    public enum Target {
        /** Nowhere: the answer says what would be different. */
        NOWHERE,
        /** Into drafts, which somebody publishes in the console. */
        DRAFTS,
        /** Out: one revision for each environment in which something is different. */
        REVISIONS
    }

    /** Publishes the whole. */
    public static BundleWriting publish(@Nullable String reason, Caller caller) {
        return new BundleWriting(Extent.WHOLE, Target.REVISIONS, reason, caller);
    }
}
