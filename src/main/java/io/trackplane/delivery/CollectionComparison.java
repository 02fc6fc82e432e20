package io.trackplane.delivery;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.revision.SinglePartKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is different between two collections, and what it means for what arrives. */
final class CollectionComparison implements SinglePartKind.Comparison {
    @Override
    public List<FieldChange> difference(@Nullable String before, @Nullable String after) {
        return FieldChange.between(fields(read(before)), fields(read(after)));
    }

    private static Collection read(@Nullable String json) {
        return json == null ? Collection.DEFAULT : Collection.parse(json);
    }

    private static Map<String, Object> fields(Collection collection) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("allow_events", collection.allowEvents() == null ? "*" : collection.allowEvents());
        fields.put("deny_events", collection.denyEvents());
        fields.put("deny_fields", collection.denyFields());
        fields.put("batch.max_events", collection.batch().maxEvents());
        fields.put("batch.max_bytes", collection.batch().maxBytes());
        fields.put("batch.flush_interval_ms", collection.batch().flushIntervalMs());
        fields.put("retry.max_retries", collection.retry().maxRetries());
        fields.put("retry.base_delay_ms", collection.retry().baseDelayMs());
        fields.put("retry.max_delay_ms", collection.retry().maxDelayMs());
        fields.put("retry.timeout_ms", collection.retry().timeoutMs());
        fields.put("retry.max_concurrent", collection.retry().maxConcurrent());
        fields.put("retry.request_interval_ms", collection.retry().requestIntervalMs());
        fields.put("vitals.enabled", collection.vitals().enabled());
        fields.put("vitals.rate", Percent.text(collection.vitals().rate()) + "%");
        return fields;
    }

    @Override
    public List<Message> reach(@Nullable String before, @Nullable String after) {
        var was = read(before);
        var is = read(after);
        var told = new ArrayList<Message>();
        if (is.allowEvents() != null && !is.allowEvents().equals(was.allowEvents())) {
            told.add(Message.of("delivery.reach.only", is.allowEvents().size()));
        }
        told(told, "stopped", added(was.denyEvents(), is.denyEvents()));
        told(told, "resumed", added(is.denyEvents(), was.denyEvents()));
        told(told, "fields-stopped", added(was.denyFields(), is.denyFields()));
        told(told, "fields-resumed", added(is.denyFields(), was.denyFields()));
        return told;
    }

    private static List<String> added(List<String> was, List<String> is) {
        return is.stream().filter(name -> !was.contains(name)).toList();
    }

    private static void told(List<Message> told, String what, List<String> names) {
        if (!names.isEmpty()) {
            told.add(Message.of("delivery.reach." + what, String.join(", ", names)));
        }
    }
}
