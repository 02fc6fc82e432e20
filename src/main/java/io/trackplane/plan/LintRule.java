package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What is looked at while a plan is written; the rules of seed 001 §8. */
public enum LintRule {
    /** Names of events are written in one style. */
    EVENT_NAMING(Severity.ERROR),
    /** Names of events have object and action in one order. */
    WORD_ORDER(Severity.WARNING),
    /** Names of properties are written in one style. */
    PROPERTY_NAMING(Severity.WARNING),
    /** Names and enum values are ASCII. */
    ASCII(Severity.ERROR),
    /** Names of boolean properties begin with {@code is} or {@code has}. */
    BOOLEAN_PREFIX(Severity.OFF),
    /** Enum values are lower case, words joined by underscores. */
    LOWER_CASE_ENUM(Severity.WARNING),
    /** Every event has somebody who answers for it. */
    MISSING_OWNER(Severity.WARNING),
    /** Every event says what it tells or when it is sent; every property that cannot be guessed says what it means. */
    MISSING_DESCRIPTION(Severity.WARNING),
    /** No two names mean the same. */
    NEAR_DUPLICATE(Severity.WARNING),
    /** Certain events are in every plan. */
    MUST_HAVE(Severity.WARNING),
    /** Certain things are collected by nobody. */
    FORBIDDEN(Severity.ERROR);

    private final Severity usual;

    LintRule(Severity usual) {
        this.usual = usual;
    }

    /** How seriously it is taken when nobody decided. */
    public Severity usual() {
        return usual;
    }

    /** Lower snake case, as it stands in JSON. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static LintRule of(String key) {
        return Choice.of(LintRule.class, key);
    }
}
