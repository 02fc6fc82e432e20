package io.trackplane.delivery;

import io.trackplane.flag.FlagWords;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What is different between two states of a parameter, and what it means for those who ask for it. */
@Component
class ParameterComparison {
    private static final int LONGEST = 2000;
    private static final int LONGEST_TOLD = 80;

    private final FlagWords words;

    ParameterComparison(FlagWords words) {
        this.words = words;
    }

    List<FieldChange> difference(@Nullable String before, @Nullable String after) {
        return FieldChange.between(fields(before), fields(after));
    }

    private Map<String, Object> fields(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        var parameter = Parameter.parse(json);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", parameter.type().key());
        fields.put("description", Objects.requireNonNullElse(parameter.description(), ""));
        fields.put("visible_to_clients", parameter.visibleToClients());
        fields.put("schema", parameter.schema() == null ? "" : cut(CanonicalJson.pretty(parameter.schema()), LONGEST));
        int position = 1;
        for (var one : parameter.conditional()) {
            var line = words.condition(one.when()) + " → " + text(one.value(), LONGEST);
            fields.put("conditional[" + position++ + "]", line);
        }
        fields.put("value", text(parameter.value(), LONGEST));
        return fields;
    }

    private static String text(JsonNode value, int longest) {
        var text = value.isString() ? "\"" + value.stringValue() + "\"" : value.toString();
        return cut(text, longest);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    List<Message> reach(@Nullable String before, @Nullable String after) {
        if (after == null) {
            return List.of(Message.of("delivery.reach.parameter.deleted"));
        }
        var is = Parameter.parse(after);
        var was = before == null ? null : Parameter.parse(before);
        var told = new ArrayList<Message>();
        value(told, was, is);
        if (was != null && !was.conditional().equals(is.conditional())) {
            told.add(Message.of(
                    "delivery.reach.parameter.conditions",
                    was.conditional().size(),
                    is.conditional().size()));
        }
        if (was != null && !was.visibleToClients().equals(is.visibleToClients())) {
            told.add(Message.of(
                    is.visibleToClients() ? "delivery.reach.parameter.shown" : "delivery.reach.parameter.hidden"));
        }
        return told;
    }

    private static void value(List<Message> told, @Nullable Parameter was, Parameter is) {
        var key = "delivery.reach.parameter." + (is.conditional().isEmpty() ? "everybody" : "others");
        if (was == null) {
            told.add(Message.of(key + ".new", text(is.value(), LONGEST_TOLD)));
        } else if (!was.value().equals(is.value())) {
            told.add(Message.of(key + ".changed", text(was.value(), LONGEST_TOLD), text(is.value(), LONGEST_TOLD)));
        }
    }
}
