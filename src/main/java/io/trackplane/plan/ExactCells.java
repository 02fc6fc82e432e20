package io.trackplane.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Definitions as cells of a table that say everything. */
final class ExactCells {
    private static final String LABEL_SIGNS = ",，、;；";

    private ExactCells() {}

    static Map<Column, String> of(EventDefinition event) {
        var cells = new EnumMap<Column, String>(Column.class);
        cells.put(Column.EVENT, event.name());
        cells.put(Column.TITLE, event.title());
        cells.put(Column.PRIORITY, event.priority().name());
        cells.put(Column.TRIGGER, event.trigger());
        cells.put(Column.PROPERTIES, PropertyNotation.write(event.properties()));
        cells.put(Column.DESCRIPTION, event.description());
        cells.put(Column.METRICS, labels(event.metrics()));
        cells.put(Column.CATEGORY, event.category());
        cells.put(Column.OWNER, event.owner());
        cells.put(Column.TAGS, labels(event.tags()));
        cells.put(
                Column.SOURCES, labels(event.sources().stream().map(Source::key).toList()));
        cells.put(Column.DELIVERY, event.delivery().key());
        cells.put(Column.LIFECYCLE, event.lifecycle().key());
        cells.put(Column.GROUPS, labels(event.groups()));
        cells.values().removeIf(String::isEmpty);
        return cells;
    }

    static Map<Column, String> of(PropertyGroup group) {
        var cells = new EnumMap<Column, String>(Column.class);
        cells.put(Column.GROUP, group.name());
        cells.put(Column.TITLE, group.title());
        cells.put(Column.DESCRIPTION, group.description());
        cells.put(Column.GROUPS, labels(group.groups()));
        cells.put(Column.PROPERTIES, PropertyNotation.write(group.properties()));
        cells.values().removeIf(String::isEmpty);
        return cells;
    }

    private static String labels(List<String> labels) {
        return labels.stream()
                .map(label -> labels.size() == 1 && PlanImport.NOTHING.contains(label)
                        ? Quoted.always(label)
                        : Quoted.text(label, LABEL_SIGNS))
                .collect(Collectors.joining(", "));
    }
}
