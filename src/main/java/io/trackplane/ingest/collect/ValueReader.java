package io.trackplane.ingest.collect;

import io.trackplane.event.Value;
import io.trackplane.ingest.front.ObjectionKind;
import io.trackplane.ingest.front.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads values of properties. What passes a limit is read over, and the event objected to; the events beside it never notice. */
final class ValueReader {
    /** Objects and lists may be nested so often, the object of all properties included. */
    static final int DEEPEST = 5;

    private static final int LONGEST_WHOLE = 18;
    private static final int LONGEST_NUMBER = 1_000;

    private final JsonParser parser;

    ValueReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The value that begins at the current token.
     *
     * @param field where it stands, for objections
     * @param depth how many objects and lists are around it
     */
    Value value(EventDraft draft, String field, int depth) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Value.Text(text(draft));
            case VALUE_NUMBER_INT -> whole(draft, field);
            case VALUE_NUMBER_FLOAT -> decimal(draft, field, parser.getString());
            case VALUE_TRUE -> new Value.Truth(true);
            case VALUE_FALSE -> new Value.Truth(false);
            case START_OBJECT ->
                isTooDeep(draft, field, depth) ? Value.NOTHING : new Value.Fields(fields(draft, field, depth + 1));
            case START_ARRAY ->
                isTooDeep(draft, field, depth) ? Value.NOTHING : new Value.Items(items(draft, field, depth + 1));
            default -> Value.NOTHING;
        };
    }

    private boolean isTooDeep(EventDraft draft, String field, int depth) {
        if (depth < DEEPEST) {
            return false;
        }
        parser.skipChildren();
        draft.object(ObjectionKind.TOO_DEEP, beginning(field), "too-deep", DEEPEST);
        return true;
    }

    /** The fields of the object that begins at the current token. */
    Map<String, Value> fields(EventDraft draft, String path, int depth) {
        var fields = new LinkedHashMap<String, Value>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = name(draft, path);
            parser.nextToken();
            var value = value(draft, path, depth);
            if (!EventDraft.isFull(fields)) {
                fields.put(name, value);
            }
        }
        if (EventDraft.isFull(fields)) {
            draft.tooMany(beginning(path));
        }
        return fields;
    }

    private List<Value> items(EventDraft draft, String path, int depth) {
        var items = new ArrayList<Value>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(draft, path, depth));
        }
        return items;
    }

    /** The name of a property, that is the current token. */
    String name(EventDraft draft, String path) {
        var name = Characters.storable(parser.currentName());
        if (name.length() > EventDraft.LONGEST_NAME) {
            draft.object(ObjectionKind.TOO_LONG, beginning(path), "too-long", EventDraft.LONGEST_NAME);
        }
        return name;
    }

    /** The text that is the current token. */
    String text(EventDraft draft) {
        var text = Characters.storable(parser.getString());
        draft.hasLongText |= text.length() > Texts.LONGEST;
        return text;
    }

    private Value whole(EventDraft draft, String field) {
        if (parser.getStringLength() <= LONGEST_WHOLE) {
            return new Value.Whole(parser.getLongValue());
        }
        var digits = parser.getString();
        try {
            return new Value.Whole(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return decimal(draft, field, digits);
        }
    }

    private static Value decimal(EventDraft draft, String field, String digits) {
        double number = digits.length() <= LONGEST_NUMBER ? Double.parseDouble(digits) : Double.NaN;
        if (Double.isFinite(number)) {
            return new Value.Decimal(number);
        }
        draft.object(ObjectionKind.INVALID_VALUE, beginning(field), "number");
        return Value.NOTHING;
    }

    /** What is told about a field must not grow with what was sent. */
    static String beginning(String field) {
        return Texts.cut(field, EventDraft.LONGEST_NAME);
    }
}
