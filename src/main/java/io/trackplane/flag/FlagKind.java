package io.trackplane.flag;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a flag is for. */
public enum FlagKind {
    /** A new feature on its way to everybody; to be removed then. */
    RELEASE,
    /** Variants are compared with each other. */
    EXPERIMENT,
    /** Something that may have to be switched off in a hurry; stays. */
    OPERATIONS,
    /** Who may use what; stays. */
    PERMISSION;

    /** The name in definitions. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of that key.
     *
     * @throws io.trackplane.kernel.Problem.Invalid naming the kinds there are
     */
    @JsonCreator
    public static FlagKind of(String key) {
        return Keys.choice(values(), FlagKind::key, key);
    }
}
