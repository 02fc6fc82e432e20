package io.trackplane.ingest.erasure;

import org.jspecify.annotations.Nullable;

/** Somebody whose receipts are looked for, as typed. */
record SearchForm(@Nullable String identifier) {
    static final SearchForm EMPTY = new SearchForm("");

    String wanted() {
        return identifier == null ? "" : identifier.strip();
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "SearchForm";
    }
}
