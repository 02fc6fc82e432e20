package io.trackplane.flag;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the values of an {@link Operator} have to be. Message keys of what is wrong: {@code flag.problem.operand.<key>}. */
public enum Operand {
    /** Any text of 1 to 500 characters. */
    TEXT(text -> text.isEmpty() ? null : text),
    /** A regular expression in RE2 syntax of at most 200 characters whose program has at most 2 000 instructions. */
    PATTERN(RegularExpressions::read),
    /** A number as JSON writes it, such as {@code -2.5e3}. */
    NUMBER(Numeric::read),
    /** An ISO-8601 date and time with offset, a date (the start of that day in UTC), or milliseconds since 1970. */
    DATE(Dates::read),
    /** A version as {@link SemanticVersion} reads it. */
    VERSION(SemanticVersion::read),
    /** An IPv4 or IPv6 address, or a network in CIDR notation (RFC 4632, RFC 4291). */
    NETWORK(Network::read);

    private final Function<String, @Nullable Object> reading;

    Operand(Function<String, @Nullable Object> reading) {
        this.reading = reading;
    }

    /** The name in message keys, lower case. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether this text is one. */
    public boolean accepts(String text) {
        return reading.apply(text) != null;
    }
}
