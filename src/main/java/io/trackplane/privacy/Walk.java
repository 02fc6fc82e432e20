package io.trackplane.privacy;

import io.trackplane.event.Event;
import io.trackplane.event.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event of a batch on its way through the rules. */
final class Walk {
    static final String ID = "event_id";
    static final String NAME = "event_name";
    static final String USER = "user_id";
    static final String ANONYMOUS = "anonymous_id";
    static final String SESSION = "session_id";
    static final String PLATFORM = "platform";
    static final String PAGE = "page";
    static final String RELEASE = "release";
    static final String PROPERTIES = "properties";
    /** What an event has beside its type and its time. */
    static final List<String> FIELDS = List.of(ID, NAME, USER, ANONYMOUS, SESSION, PLATFORM, PAGE, RELEASE, PROPERTIES);

    private static final int LONGEST_NAME = 128;
    private static final int DEEPEST = 100;
    private static final int DEEPEST_JSON = 3;
    private static final double SHORTEST_NUMBER = 1e10;
    private static final double LONGEST_NUMBER = 1e19;
    private static final double EXACT = 1L << 53;
    private static final double DEGREES = 180;

    private final Profile profile;
    private final Marks marks;
    private final TextMasking texts;
    private final EventBefore before;
    private final Trace trace;
    private int inside;

    Walk(Profile profile, Marks marks, TextMasking texts, EventBefore before, Trace trace) {
        this.profile = profile;
        this.marks = marks;
        this.texts = texts;
        this.before = before;
        this.trace = trace;
    }

    /** The event as it may be stored. */
    Event mask(Event event) {
        var properties = value(event.properties(), profile.field(PROPERTIES), Position.of(PROPERTIES), false, 0);
        var masked = new Event(
                text(event.id(), ID),
                event.type(),
                name(event.name()),
                event.time(),
                often(event.userId(), USER),
                often(event.anonymousId(), ANONYMOUS),
                often(event.sessionId(), SESSION),
                often(event.platform(), PLATFORM),
                often(event.page(), PAGE),
                often(event.release(), RELEASE),
                properties instanceof Value.Fields fields ? fields : Value.Fields.NONE);
        return masked.equals(event) ? event : masked;
    }

    private String name(String name) {
        var masked = often(name, NAME);
        return Marks.truncated(masked == null ? Marks.REMOVED : masked, LONGEST_NAME);
    }

    /** A field that often is the same in all events of a batch. */
    private @Nullable String often(@Nullable String text, String field) {
        if (text == null) {
            return null;
        }
        var known = before.find(profile, field, text);
        if (known != null) {
            trace.repeat(known.lines());
            return known.stored();
        }
        int noted = trace.length();
        var stored = text(text, field);
        before.keep(profile, field, text, stored, trace.since(noted));
        return stored;
    }

    private @Nullable String text(@Nullable String text, String field) {
        if (text == null) {
            return null;
        }
        var masked = value(new Value.Text(text), profile.field(field), Position.of(field), version(field), 0);
        return masked instanceof Value.Text stored ? stored.text() : null;
    }

    private boolean version(String name) {
        return profile.facts(name).version();
    }

    // Values; null means that it is gone.

    private @Nullable Value value(Value value, Place place, Position path, boolean version, int depth) {
        var whole = place.whole();
        if (whole != null && removesAll(whole)) {
            return removed(whole, path);
        }
        if (depth > DEEPEST) {
            return new Value.Text(Marks.REMOVED);
        }
        return switch (value) {
            case Value.Fields fields -> fields(fields, place, path, depth);
            case Value.Items items -> items(items, place, path, version, depth);
            case Value.Text text -> text(text, place, path, version);
            case Value.Whole number -> whole(number, place, path);
            case Value.Decimal decimal -> number(value, digits(decimal.number()), place, path);
            case Value.Truth truth -> truth(truth, place, path);
            case Value.Nothing nothing -> nothing;
        };
    }

    private static boolean removesAll(Treatment whole) {
        return whole.action().kind() == ActionKind.REMOVE || whole.action().kind() == ActionKind.REPLACE;
    }

    private @Nullable Value removed(Treatment whole, Position path) {
        var text = whole.action().kind() == ActionKind.REMOVE ? null : marks.of(whole.action(), "", "");
        trace.whole(path, whole, text);
        return text == null ? null : new Value.Text(text);
    }

    private Value.Fields fields(Value.Fields fields, Place place, Position path, int depth) {
        @Nullable Map<String, Value> masked = null;
        Map<String, Integer> numbers = new HashMap<>(0);
        for (var field : fields.fields().entrySet()) {
            var sent = field.getKey();
            var name = key(sent, place, path);
            if (masked == null && !sent.equals(name)) {
                masked = before(sent, fields);
            }
            var stored = name == null || masked == null ? name : unused(name, masked, numbers);
            var value = stored == null
                    ? null
                    : value(field.getValue(), place.field(sent), path.field(stored), version(sent), depth + 1);
            if (masked == null && value != field.getValue()) {
                masked = before(sent, fields);
            }
            if (masked != null && stored != null && value != null) {
                masked.put(stored, value);
            }
        }
        return masked == null ? fields : new Value.Fields(masked);
    }

    /** Those before the one of that name: most events come out as they went in, and nothing is put together for them. */
    private static Map<String, Value> before(String name, Value.Fields fields) {
        Map<String, Value> before =
                LinkedHashMap.newLinkedHashMap(fields.fields().size());
        for (var field : fields.fields().entrySet()) {
            if (field.getKey().equals(name)) {
                break;
            }
            before.put(field.getKey(), field.getValue());
        }
        return before;
    }

    /** Two names that are masked to the same stay two. */
    private static String unused(String name, Map<String, Value> taken, Map<String, Integer> numbers) {
        var free = name;
        while (taken.containsKey(free)) {
            free = name + "#" + numbers.merge(name, 1, Integer::sum);
        }
        return free;
    }

    private @Nullable String key(String name, Place place, Position path) {
        var outcome = texts.mask(name, place, false);
        if (outcome.changed()) {
            var stored = outcome.text();
            trace.found(
                    path.field(stored == null ? Marks.REMOVED : stored),
                    outcome.findings(),
                    place.profile().rules(),
                    stored);
        }
        return outcome.text();
    }

    private Value.Items items(Value.Items items, Place place, Position path, boolean version, int depth) {
        var masked = new ArrayList<Value>(items.items().size());
        var below = place.item();
        var changed = false;
        for (var index = 0; index < items.items().size(); index++) {
            var item = items.items().get(index);
            var value = value(item, below, path.item(index), version, depth + 1);
            changed |= value != item;
            if (value != null) {
                masked.add(value);
            }
        }
        return changed ? new Value.Items(masked) : items;
    }

    private @Nullable Value text(Value.Text value, Place place, Position path, boolean version) {
        var whole = place.whole();
        if (whole != null && whole.action().kind() != ActionKind.TRUNCATE) {
            return treated(value, value.text(), whole, place, path);
        }
        var found = found(value, place, path, version);
        return whole != null && found instanceof Value.Text text ? cut(text, whole, place, path, version) : found;
    }

    private Value cut(Value.Text found, Treatment whole, Place place, Position path, boolean version) {
        var cut = marks.of(whole.action(), found.text(), found.text());
        if (cut.equals(found.text())) {
            return found;
        }
        // Cutting can make something of what was too long to be it.
        var stored = texts.starred(cut, place, version);
        trace.whole(path, whole, stored);
        return new Value.Text(stored);
    }

    private @Nullable Value found(Value.Text value, Place place, Position path, boolean version) {
        var json = inside < DEEPEST_JSON ? EmbeddedJson.read(value.text()) : null;
        if (json != null) {
            inside++;
            var masked = value(json, place, path, false, 0);
            inside--;
            return masked == json ? value : new Value.Text(EmbeddedJson.write(masked == null ? Value.NOTHING : masked));
        }
        var outcome = texts.mask(value.text(), place, version);
        if (!outcome.changed()) {
            trace.kept(path, value.text());
            return value;
        }
        trace.found(path, outcome.findings(), place.profile().rules(), outcome.text());
        return outcome.text() == null ? null : new Value.Text(outcome.text());
    }

    /** Hashed or partly kept as a whole, cut to a network, rounded. */
    private Value treated(Value value, String text, Treatment whole, Place place, Position path) {
        var stored = marks.is(text) ? text : stored(text, whole);
        if (whole.action().kind() == ActionKind.PARTIAL) {
            stored = texts.starred(stored, place, false);
        }
        if (stored.equals(text)) {
            return value;
        }
        trace.whole(path, whole, stored);
        return new Value.Text(stored);
    }

    private String stored(String text, Treatment whole) {
        var network = whole.piiClass() == PiiClass.LOCATION ? texts.network(text) : null;
        if (network != null) {
            return network;
        }
        var hashes = whole.action().kind() == ActionKind.HASH;
        return marks.of(whole.action(), text, hashes ? texts.canonical(text) : text);
    }

    // Numbers

    private @Nullable Value whole(Value.Whole value, Place place, Position path) {
        if (place.whole() == null && Math.abs((double) value.number()) < SHORTEST_NUMBER) {
            trace.kept(path, value.number());
            return value;
        }
        return number(value, Long.toString(value.number()), place, path);
    }

    private @Nullable Value number(Value value, String text, Place place, Position path) {
        var whole = place.whole();
        if (whole != null && whole.piiClass() == PiiClass.LOCATION && Math.abs(Double.parseDouble(text)) <= DEGREES) {
            return rounded(value, whole, path);
        }
        if (whole != null && whole.action().kind() != ActionKind.TRUNCATE) {
            return treated(value, text, whole, place, path);
        }
        var size = Math.abs(Double.parseDouble(text));
        var masked = size < SHORTEST_NUMBER || size >= LONGEST_NUMBER ? value : large(value, text, place, path);
        if (masked == value && whole != null) {
            return treated(value, text, whole, place, path);
        }
        if (masked == value) {
            trace.kept(path, text);
        }
        return masked;
    }

    private Value rounded(Value value, Treatment whole, Position path) {
        if (!(value instanceof Value.Decimal decimal)) {
            return value;
        }
        var stored = Math.rint(decimal.number() * 100) / 100;
        if (stored == decimal.number()) {
            return value;
        }
        trace.whole(path, whole, Double.toString(stored));
        return new Value.Decimal(stored);
    }

    private @Nullable Value large(Value value, String text, Place place, Position path) {
        var digits = text.startsWith("-") ? text.substring(1) : text;
        var outcome = texts.mask(digits, place, false);
        if (!outcome.changed() && value instanceof Value.Decimal) {
            return inexact(value, digits, place, path);
        }
        if (!outcome.changed()) {
            return value;
        }
        trace.found(path, outcome.findings(), place.profile().rules(), outcome.text());
        return outcome.text() == null ? null : new Value.Text(outcome.text());
    }

    /** A card whose last digits a double could not hold: its check digit says nothing any more. */
    private @Nullable Value inexact(Value value, String digits, Place place, Position path) {
        var rule = place.rule(Detector.BANK_CARD);
        if (rule == Wanted.NOBODY
                || digits.indexOf('.') >= 0
                || Double.parseDouble(digits) < EXACT
                || !CheckDigits.card(digits)) {
            return value;
        }
        var treatment = place.profile().whole(rule, "privacy.because.inexact-card");
        return removesAll(treatment) ? removed(treatment, path) : treated(value, digits, treatment, place, path);
    }

    /** The digits of a number: whole ones without point and exponent. */
    private static String digits(double number) {
        return number == Math.rint(number) && Math.abs(number) < LONGEST_NUMBER
                ? new BigDecimal(number).toPlainString()
                : Double.toString(number);
    }

    private Value truth(Value.Truth value, Place place, Position path) {
        var whole = place.whole();
        if (whole == null) {
            trace.kept(path, value.holds());
            return value;
        }
        return treated(value, Boolean.toString(value.holds()), whole, place, path);
    }
}
