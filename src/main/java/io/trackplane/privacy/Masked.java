package io.trackplane.privacy;

import io.trackplane.event.Event;
import java.util.List;

/**
 * An event after masking.
 *
 * @param event as it may be stored; the very same object when nothing was masked
 * @param fields what was masked and why, by rule in order; from {@link Masker#explain} also what was not, at the end
 */
public record Masked(Event event, List<MaskedField> fields) {
    public Masked {
        fields = List.copyOf(fields);
    }

    /** Paths of the fields that were masked, each once. */
    public List<String> paths() {
        return fields.stream()
                .filter(MaskedField::masked)
                .map(MaskedField::field)
                .distinct()
                .toList();
    }
}
