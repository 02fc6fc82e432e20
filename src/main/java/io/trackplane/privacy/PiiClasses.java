package io.trackplane.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The classes of the fields of an environment's events. The plan implements it. */
@FunctionalInterface
public interface PiiClasses {
    /** Nothing is classified. */
    PiiClasses NONE = List::of;

    /**
     * Every field that has a class other than {@link PiiClass#NONE}. Of several that fit one field of one event the strictest holds, the last in
     * the order of {@link PiiClass}.
     */
    List<ClassifiedField> fields();

    /**
     * One field's class. It holds for what is below the field too.
     *
     * @param event name of the event; null for all events
     * @param path as in {@link Find#paths()}, such as {@code properties.contact}
     * @param piiClass its class
     */
    record ClassifiedField(@Nullable String event, String path, PiiClass piiClass) {}
}
