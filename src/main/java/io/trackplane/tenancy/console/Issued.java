package io.trackplane.tenancy.console;

import java.io.Serializable;

/**
 * A secret on its way to the only page that shows it.
 *
 * @param label what it is, as a message key
 * @param name what people call it; the argument of the label
 */
record Issued(String label, String name, String value) implements Serializable {
    /** Hides the secret, for logs. */
    @Override
    public String toString() {
        return "Issued[" + label + "]";
    }
}
