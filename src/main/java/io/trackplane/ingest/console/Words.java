package io.trackplane.ingest.console;

import java.util.List;

/** What there are words for; anything else is shown as it is. */
final class Words {
    /** Kinds of reasons for which events are kept aside. */
    static final List<String> KINDS = List.of("unplanned", "missing", "type", "value", "pattern", "range", "length");

    /** What else the collectors object to. */
    private static final List<String> OBJECTIONS = List.of(
            "not_an_object",
            "missing_field",
            "invalid_type",
            "invalid_value",
            "too_long",
            "too_deep",
            "too_many_properties",
            "violation");

    private Words() {}

    /** Message key of a kind; empty where there are no words for it. */
    static String kind(String kind) {
        return KINDS.contains(kind) || OBJECTIONS.contains(kind) ? "ingest.kind." + kind : "";
    }
}
