package io.trackplane.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a rule treats. Paths and keys say where, detectors say what: with places only, the whole of each field at one of them; with
 * detectors only, what they find anywhere; with both, what they find there.
 *
 * @param paths field paths such as {@code user_id}, {@code properties.contact}, {@code properties.items[*].phone}: names separated by
 *     dots, {@code *} for any one name, {@code [*]} for the items of a list, {@code **} for any number of steps. The top-level fields are
 *     {@code event_id}, {@code event_name}, {@code user_id}, {@code anonymous_id}, {@code session_id}, {@code platform}, {@code page},
 *     {@code release} and {@code properties}
 * @param keys names of fields at any depth, in queries and in {@code name=value} or {@code "name": "value"} inside text; case, underscores,
 *     hyphens, dots and spaces do not count: {@code idCard}, {@code ID_CARD} and {@code id-card} are one
 * @param detectors what values look like
 * @param parameters with {@link Detector#URL_QUERY} only: the parameters whose values are found, compared like keys; empty for all
 * @param events names of the events the rule is narrowed to; empty for all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Find(
        List<String> paths, List<String> keys, List<Detector> detectors, List<String> parameters, List<String> events) {
    /** Finds nothing; {@link Masking#check()} objects to it. */
    public static final Find NOTHING = new Find(List.of(), List.of(), List.of(), List.of(), List.of());

    public Find {
        paths = paths == null ? List.of() : List.copyOf(paths);
        keys = keys == null ? List.of() : List.copyOf(keys);
        detectors = detectors == null ? List.of() : List.copyOf(detectors);
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
        events = events == null ? List.of() : List.copyOf(events);
    }

    /** Whole fields at these paths. */
    public static Find paths(String... paths) {
        return new Find(List.of(paths), List.of(), List.of(), List.of(), List.of());
    }

    /** Whole fields of these names. */
    public static Find keys(String... keys) {
        return new Find(List.of(), List.of(keys), List.of(), List.of(), List.of());
    }

    /** What these detectors find anywhere. */
    public static Find detectors(Detector... detectors) {
        return new Find(List.of(), List.of(), List.of(detectors), List.of(), List.of());
    }

    /** The same, narrowed to these events. */
    public Find in(String... names) {
        return new Find(paths, keys, detectors, parameters, List.of(names));
    }

    /** Whether it names places. */
    boolean hasPlaces() {
        return !paths.isEmpty() || !keys.isEmpty();
    }
}
