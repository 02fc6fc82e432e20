package io.trackplane.privacy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a rule does.
 *
 * @param kind what is done
 * @param text for {@link ActionKind#REPLACE}: 1 to 100 characters that no detector finds anything in
 * @param keepFirst for {@link ActionKind#PARTIAL}: characters kept at the beginning, 0 to 10; 0 when null
 * @param keepLast for {@link ActionKind#PARTIAL} (0 to 10) and {@link ActionKind#HASH} (0 to 4): characters kept at the end; 0 when null
 * @param length for {@link ActionKind#TRUNCATE}: characters kept, 1 to 10 000
 */
public record MaskingAction(
        ActionKind kind,
        @Nullable String text,
        @Nullable Integer keepFirst,
        @Nullable Integer keepLast,
        @Nullable Integer length) {
    /**
     * Takes what is given; what does not belong together is told by {@link Masking#check()}.
     *
     * @throws Problem.Invalid without a kind
     */
    public MaskingAction {
        if (kind == null) {
            throw new Problem.Invalid("kind", Message.of("privacy.problem.missing"));
        }
    }

    public static MaskingAction remove() {
        return new MaskingAction(ActionKind.REMOVE, null, null, null, null);
    }

    public static MaskingAction replace(String text) {
        return new MaskingAction(ActionKind.REPLACE, text, null, null, null);
    }

    public static MaskingAction partial(int keepFirst, int keepLast) {
        return new MaskingAction(ActionKind.PARTIAL, null, keepFirst, keepLast, null);
    }

    public static MaskingAction hash() {
        return new MaskingAction(ActionKind.HASH, null, null, null, null);
    }

    /** Hashes and keeps the last characters readable, 1 to 4. */
    public static MaskingAction hash(int keepLast) {
        return new MaskingAction(ActionKind.HASH, null, null, keepLast, null);
    }

    public static MaskingAction truncate(int length) {
        return new MaskingAction(ActionKind.TRUNCATE, null, null, null, length);
    }

    public static MaskingAction cutNetwork() {
        return new MaskingAction(ActionKind.CUT_NETWORK, null, null, null, null);
    }

    int first() {
        return keepFirst == null ? 0 : keepFirst;
    }

    int last() {
        return keepLast == null ? 0 : keepLast;
    }
}
