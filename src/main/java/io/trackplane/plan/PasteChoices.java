package io.trackplane.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person decided about something pasted.
 *
 * @param columns what the columns of a table mean, by the number of the table from 0, where the guess was wrong; missing columns are ignored
 * @param names another name for the event or group of a row, by the number of its line
 * @param leftOut numbers of lines whose rows are not wanted
 */
public record PasteChoices(Map<Integer, List<Column>> columns, Map<Integer, String> names, Set<Integer> leftOut) {
    /** Everything as guessed. */
    public static final PasteChoices NONE = new PasteChoices(Map.of(), Map.of(), Set.of());

    public PasteChoices {
        columns = Map.copyOf(columns);
        names = Map.copyOf(names);
        leftOut = Set.copyOf(leftOut);
    }
}
