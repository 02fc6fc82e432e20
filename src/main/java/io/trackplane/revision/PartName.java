package io.trackplane.revision;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The name of one thing that an environment serves: a flag, a segment, the sampling.
 *
 * @param kind which sort, the key of a {@link PartKind}
 * @param key which one of the sort, 1 to 80 lower-case letters, digits, dots, hyphens and underscores; the kind's own key where an
 *     environment has only one
 */
public record PartName(String kind, String key) implements Comparable<PartName> {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]{0,79}");
    private static final Comparator<PartName> ORDER =
            Comparator.comparing(PartName::kind).thenComparing(PartName::key);

    /** The only part of its kind. */
    public static PartName only(String kind) {
        return new PartName(kind, kind);
    }

    /** The part of a text as made by {@link #toString}. */
    public static PartName of(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new Problem.NotFound();
        }
        return new PartName(text.substring(0, slash), text.substring(slash + 1));
    }

    /**
     * Refuses a key that cannot be used.
     *
     * @throws Problem.Invalid on {@code key}
     */
    public void check() {
        if (!KEY.matcher(key).matches()) {
            throw new Problem.Invalid("key", Message.of("revision.problem.key"));
        }
    }

    @Override
    public int compareTo(PartName other) {
        return ORDER.compare(this, other);
    }

    /** Kind, slash, key. */
    @Override
    public String toString() {
        return kind + "/" + key;
    }
}
