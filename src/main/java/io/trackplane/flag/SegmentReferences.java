package io.trackplane.flag;

import io.trackplane.flag.Condition.All;
import io.trackplane.flag.Condition.Any;
import io.trackplane.flag.Condition.InSegment;
import io.trackplane.flag.Condition.Not;
import io.trackplane.flag.Condition.Test;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a condition refers to segments. */
final class SegmentReferences {
    private record Place(String path, Condition condition) {}

    private final ArrayDeque<Place> open = new ArrayDeque<>();
    private final Map<String, String> found = new LinkedHashMap<>();

    private SegmentReferences() {}

    /** Field path to the segment that is named there. */
    static Map<String, String> of(Condition condition, String path) {
        var references = new SegmentReferences();
        references.open.add(new Place(path, condition));
        while (!references.open.isEmpty()) {
            references.look(references.open.remove());
        }
        return references.found;
    }

    private void look(Place place) {
        switch (place.condition) {
            case All all -> openEach(place.path + ".all", all.all());
            case Any any -> openEach(place.path + ".any", any.any());
            case Not not -> open.add(new Place(place.path + ".not", not.not()));
            case InSegment member -> found.put(place.path + ".segment", member.segment());
            case Test test -> {
                // refers to an attribute only
            }
        }
    }

    private void openEach(String path, List<Condition> conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            open.add(new Place(path + "[" + i + "]", conditions.get(i)));
        }
    }
}
