package io.trackplane.privacy;

import org.jspecify.annotations.Nullable;

/**
 * Where in an event a value stands; written out, as in {@code properties.items[0].note}, only where something is told of it.
 *
 * @param above around it; null for a field of the event itself
 * @param name of a field; empty for an item of a list
 * @param index of an item, from 0; negative for a field
 */
record Position(@Nullable Position above, String name, int index) {
    /** A field of the event itself. */
    static Position of(String name) {
        return new Position(null, name, -1);
    }

    /** A field of what stands here. */
    Position field(String below) {
        return new Position(this, below, -1);
    }

    /** An item of the list that stands here. */
    Position item(int number) {
        return new Position(this, "", number);
    }

    @Override
    public String toString() {
        if (above == null) {
            return name;
        }
        return index < 0 ? above + "." + name : above + "[" + index + "]";
    }
}
