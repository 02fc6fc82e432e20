package io.trackplane.web.page;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Slice;
import io.trackplane.web.Merge;
import io.trackplane.web.Option;
import io.trackplane.web.Toast;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the pieces on the page of all pieces show. */
record Parts(
        Instant now,
        Slice<Integer> first,
        Slice<Integer> middle,
        Slice<Integer> only,
        Slice<Integer> none,
        List<FieldChange> changes,
        Merge merge,
        List<Option> options,
        Map<String, String> originals,
        Toast toast) {
    private static final int ROWS = 312;
    private static final int PAGE = 50;

    static Parts shown() {
        var rows = IntStream.range(0, ROWS).boxed().toList();
        var now = Instant.now();
        return new Parts(
                now,
                Slice.of(rows, 1, PAGE),
                Slice.of(rows, 3, PAGE),
                Slice.of(rows.subList(0, 9), 1, PAGE),
                Slice.of(List.<Integer>of(), 1, PAGE),
                List.of(
                        new FieldChange("name", "Nebula", "Nebula Growth"),
                        new FieldChange("retention", null, "90"),
                        new FieldChange("zone", "Asia/Shanghai", null)),
                merge(now),
                List.of(new Option("ios", "iOS"), new Option("android", "Android"), new Option("web", "Web")),
                Map.of("name", "Nebula"),
                new Toast(Message.of("web.parts.toast")));
    }

    private static Merge merge(Instant now) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("name", "field.part.name");
        labels.put("retention", "field.part.retention");
        return Merge.of(
                "/parts",
                8,
                "admin@nebula.example",
                now.minus(Duration.ofMinutes(3)),
                labels,
                Map.of("name", "Nebula", "retention", "30"),
                Map.of("name", "Nebula Growth", "retention", "30"),
                Map.of("name", "Nebula Labs", "retention", "90"));
    }
}
