package io.trackplane.revision;

import io.trackplane.kernel.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * What an edit of a part begins from: its draft, or else what is published. A form posts the {@link #basis} back, so that a second
 * editor is told instead of overwriting the first.
 *
 * @param part which part
 * @param content canonical JSON; null when the part does not exist or its draft deletes it
 * @param published canonical JSON of what is served; null when nothing is
 * @param draft the draft; null when there is none
 */
public record Editing(
        PartName part,
        @Nullable String content,
        @Nullable String published,
        @Nullable Draft draft) {
    private static final int VERSION_DIGITS = 15;

    /** Stands for the exact content that this edit began from. */
    public String basis() {
        return basis(content);
    }

    /** The same as a number, for forms that {@link io.trackplane.web.TwoEditors} compares; 0 when there is nothing. */
    public long version() {
        return content == null ? 0 : Long.parseLong(basis().substring(0, VERSION_DIGITS), 16);
    }

    static String basis(@Nullable String content) {
        return content == null ? "none" : Secrets.digest(content).substring(0, 32);
    }
}
