package io.trackplane.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * A sentence for a person, not yet in any language.
 *
 * @param key key in the message bundles
 * @param arguments values for the placeholders, in order; strings, numbers and enums only
 */
public record Message(String key, List<Serializable> arguments) implements Serializable {
    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Serializable... arguments) {
        return new Message(key, List.of(arguments));
    }
}
