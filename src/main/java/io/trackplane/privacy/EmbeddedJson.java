package io.trackplane.privacy;

import io.trackplane.event.Value;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON that stands in a text. */
final class EmbeddedJson {
    private static final int DEEPEST = 40;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private EmbeddedJson() {}

    /** The object or list that a text is; null when it is none. A name that stands twice makes it none, because one would not be seen. */
    static @Nullable Value read(String text) {
        if (!looksLikeJson(text)) {
            return null;
        }
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            var value = value(parser);
            return parser.nextToken() == null ? value : null;
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean looksLikeJson(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && Letters.space(text.charAt(start))) {
            start++;
        }
        while (end > start && Letters.space(text.charAt(end - 1))) {
            end--;
        }
        if (end - start < 2) {
            return false;
        }
        var ends = "" + text.charAt(start) + text.charAt(end - 1);
        return ends.equals("{}") || ends.equals("[]");
    }

    private static Value value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> new Value.Text(parser.getString());
            case VALUE_TRUE -> new Value.Truth(true);
            case VALUE_FALSE -> new Value.Truth(false);
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? new Value.Decimal(parser.getDoubleValue())
                        : new Value.Whole(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> new Value.Decimal(parser.getDoubleValue());
            default -> Value.NOTHING;
        };
    }

    private static Value fields(JsonParser parser) {
        var fields = new LinkedHashMap<String, Value>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new Value.Fields(fields);
    }

    private static Value items(JsonParser parser) {
        var items = new ArrayList<Value>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Value.Items(items);
    }

    /** The text of a value. */
    static String write(Value value) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, Value value) {
        switch (value) {
            case Value.Text text -> generator.writeString(text.text());
            case Value.Whole whole -> generator.writeNumber(whole.number());
            case Value.Decimal decimal -> generator.writeNumber(decimal.number());
            case Value.Truth truth -> generator.writeBoolean(truth.holds());
            case Value.Nothing nothing -> generator.writeNull();
            case Value.Items items -> {
                generator.writeStartArray();
                items.items().forEach(item -> write(generator, item));
                generator.writeEndArray();
            }
            case Value.Fields fields -> {
                generator.writeStartObject();
                fields.fields().forEach((name, each) -> {
                    generator.writeName(name);
                    write(generator, each);
                });
                generator.writeEndObject();
            }
        }
    }
}
