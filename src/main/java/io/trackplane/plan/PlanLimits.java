package io.trackplane.plan;

/** How large a plan may be. The whole is also limited to what {@code CanonicalJson} reads: 1 000 000 characters. */
public final class PlanLimits {
    /** Events of a plan. */
    public static final int EVENTS = 500;
    /** Property groups of a plan. */
    public static final int GROUPS = 100;
    /** Properties of an event with those of its groups, of a group, or of an object; as many as an event may carry. */
    public static final int PROPERTIES = 100;
    /** Levels of properties within properties, as deep as an event may be. */
    public static final int DEPTH = 5;
    /** Values of an enum. */
    public static final int VALUES = 200;
    /** Characters of the name of an event, a group or a property, and of a value. */
    public static final int NAME = 128;
    /** Characters of a title, category or owner. */
    public static final int TITLE = 120;
    /** Characters of a description or trigger. */
    public static final int DESCRIPTION = 1_000;
    /** Characters of an example. */
    public static final int EXAMPLE = 200;
    /** Tags or metrics of an event, or groups it takes up. */
    public static final int LABELS = 20;
    /** Characters of a tag or metric. */
    public static final int LABEL = 60;
    /** Characters of the canonical JSON. */
    public static final int SIZE = 1_000_000;

    private PlanLimits() {}
}
