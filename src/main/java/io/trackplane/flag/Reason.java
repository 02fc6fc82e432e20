package io.trackplane.flag;

/** Why a flag has the value it has; the reasons of OpenFeature's specification (§1.4, types) that we give. */
public enum Reason {
    /** The flag has no rules, schedule or prerequisites and one variant for everybody: the value is the same for every context. */
    STATIC,
    /** A rule that lets everybody in who meets its condition served its one variant. */
    TARGETING_MATCH,
    /** A bucket decided: in a split, or at the gate of the rule that served its variant. */
    SPLIT,
    /** The flag is off, killed or outside its schedule: the off variant. */
    DISABLED,
    /** No rule let the context in: what is for everybody else; or a prerequisite is not met: the off variant. */
    DEFAULT,
    /** There is no such flag, or a bucket had to be found and its key is missing: the off variant; see {@link ErrorCode}. */
    ERROR
}
