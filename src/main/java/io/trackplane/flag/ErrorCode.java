package io.trackplane.flag;

/** What went wrong; the error codes of OpenFeature's specification (§1.4, types) that a server can give. */
public enum ErrorCode {
    /** No flag of that key, or none that the caller may see. */
    FLAG_NOT_FOUND,
    /** A rollout needs an attribute that the context lacks. */
    TARGETING_KEY_MISSING,
    /** The context passes a limit or is no object; found by {@link EvaluationContext}. */
    INVALID_CONTEXT,
    /** The request is not what the protocol says; found by whoever reads it. */
    PARSE_ERROR,
    /** Anything else. */
    GENERAL
}
