package io.trackplane.plan;

/**
 * One way in which an event breaks its contract.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the event: {@code /user_id}, {@code /properties/amount}
 * @param kind in what way
 * @param expected what the contract asks for, in a notation for every language: {@code integer}, {@code >= 0}, {@code a | b}
 * @param found what was there: its type and size, and the value only where it cannot tell about a person; at most 60 characters
 */
public record Violation(String pointer, ViolationKind kind, String expected, String found) {
    /** What was there without its value, where the value is hidden for another reason than the plan's. */
    public String discreet() {
        return Shown.withoutValue(found);
    }
}
