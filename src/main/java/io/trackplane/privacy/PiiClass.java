package io.trackplane.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How personal a property is, as the tracking plan says, and what happens to it unless a rule names its place. */
public enum PiiClass {
    /** Not personal: only rules apply. */
    NONE,
    /** Names one person: hashed. */
    IDENTIFIER,
    /** Reaches a person: hashed. */
    CONTACT,
    /** Where somebody is: addresses are cut to their network, coordinates rounded to two decimals (about a kilometre), all else is hashed. */
    LOCATION,
    /** Cards, accounts: the last four characters stay. */
    FINANCIAL,
    /** Always removed, whatever rules say. */
    SECRET;

    @JsonValue
    public String key() {
        return Keys.of(this);
    }

    /** The class of that key. */
    @JsonCreator
    static PiiClass of(String key) {
        return Keys.read(key, values());
    }
}
