package io.trackplane.revision;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sort of thing that environments serve. Declared as a bean by the module that knows what it means. Texts: {@code revision.kind.<key>}
 * (what one is called), {@code audit.subject.<key>}, {@code audit.<key>.<action>} and {@code field.<key>.<field>} for its fields.
 */
public interface PartKind {
    /** Its name in {@link PartName}, in addresses and in bundles, such as {@code flag}. */
    String key();

    /** Position among the kinds, in dialogs and bundles, ascending. */
    int order();

    /** Whether an environment has at most one, whose key is that of the kind. */
    default boolean isSingle() {
        return false;
    }

    /** Who may draft changes to it. */
    Permission permission();

    /**
     * Reads one.
     *
     * @param key its key
     * @param json what somebody wrote, in any spelling
     * @return its canonical text
     * @throws Problem.Invalid with every field that cannot be accepted
     */
    String canonical(String key, String json);

    /**
     * Checks what only shows in the whole: references, cycles, numbers.
     *
     * @param all everything the environment would serve
     * @throws Problem.Invalid with fields that begin with the part's name, such as {@code flag/new-checkout.prerequisites[0]}
     */
    default void check(Parts all) {}

    /**
     * The same where it depends on which environment that would be.
     *
     * @param where the environment
     */
    default void check(Scope where, Parts all) {
        check(all);
    }

    /** What people call it. */
    String title(String key, String content);

    /** Path of its page, appended to that of the environment, such as {@code /flags/new-checkout}. */
    String page(String key);

    /**
     * A change field by field, for people.
     *
     * @return empty when nothing a person sees is different
     */
    default List<FieldChange> difference(@Nullable String before, @Nullable String after) {
        return JsonDifference.between(before, after);
    }

    /**
     * What a change means for users, such as how many more get a variant.
     *
     * @return sentences; none where nothing can be said
     */
    default List<Message> reach(@Nullable String before, @Nullable String after) {
        return List.of();
    }
}
