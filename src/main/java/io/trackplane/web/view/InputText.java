package io.trackplane.web.view;

import java.beans.PropertyEditorSupport;
import org.jspecify.annotations.Nullable;

/** One text as it is accepted from a form. */
final class InputText extends PropertyEditorSupport {
    private final boolean multiline;
    private final boolean verbatim;

    InputText(boolean multiline, boolean verbatim) {
        this.multiline = multiline;
        this.verbatim = verbatim;
    }

    @Override
    public void setAsText(@Nullable String text) {
        var accepted = text == null ? "" : text.replace("\r\n", "\n").strip();
        if (!accepted.codePoints().allMatch(this::accepts)) {
            throw new IllegalArgumentException("control character");
        }
        setValue(verbatim ? text : accepted);
    }

    private boolean accepts(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> multiline && (codePoint == '\n' || codePoint == '\t');
            case Character.SURROGATE -> false;
            default -> true;
        };
    }
}
