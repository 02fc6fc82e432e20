package io.trackplane.plan;

import com.google.re2j.Pattern;
import io.trackplane.event.Value;
import org.jspecify.annotations.Nullable;

/** A text. */
final class TextCheck extends ValueCheck {
    private final int least;
    private final int most;
    private final @Nullable Pattern pattern;

    TextCheck(PropertyDefinition property) {
        super("string", property);
        this.least = least(property);
        this.most = Missing.or(property.maxLength(), Integer.MAX_VALUE);
        this.pattern = property.pattern() == null
                ? null
                : Patterns.compile(property.pattern()).orElseThrow();
    }

    /** Fewest characters: a required text is not empty (seed 001 §8). */
    static int least(PropertyDefinition property) {
        int asked = Missing.or(property.minLength(), 0);
        return property.required() ? Math.max(1, asked) : asked;
    }

    @Override
    boolean holds(Value value) {
        return value instanceof Value.Text text && holdsText(text.text());
    }

    @Override
    boolean holdsText(String text) {
        return longEnough(text) && (pattern == null || pattern.matcher(text).find());
    }

    private boolean longEnough(String text) {
        if (least == 0 && text.length() <= most) {
            return true;
        }
        int length = text.codePointCount(0, text.length());
        return length >= least && length <= most;
    }

    @Override
    void tell(Value value, String pointer, Violations found) {
        if (!(value instanceof Value.Text text)) {
            tellType(value, pointer, found);
            return;
        }
        if (!longEnough(text.text())) {
            found.add(pointer, ViolationKind.LENGTH, Bounds.told("length", least, most), shown(value));
        }
        if (pattern != null && !pattern.matcher(text.text()).find()) {
            found.add(pointer, ViolationKind.PATTERN, pattern.pattern(), shown(value));
        }
    }
}
