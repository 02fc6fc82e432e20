package io.trackplane.revision.console;

import io.trackplane.kernel.FieldChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dialog in which drafts are published.
 *
 * @param items every draft of the environment, those that can be published first
 * @param revision what is served now
 * @param problems what is wrong with the chosen drafts together, in words
 */
record PublishView(List<Item> items, long revision, List<String> problems) {
    /**
     * A draft.
     *
     * @param id of its part, {@code kind/key}
     * @param token what is posted when it is chosen: the part and the content that is shown
     * @param kind message key of what one of its sort is called
     * @param page its own page; null when it is to be deleted
     * @param action {@code created}, {@code changed} or {@code deleted}
     * @param difference field by field; may be empty
     * @param reach what it means for users, in words
     * @param overtaken whether somebody published the same part since it began; it cannot be chosen then
     * @param chosen whether it is ticked
     */
    record Item(
            String id,
            String token,
            String kind,
            String subject,
            String title,
            String key,
            @Nullable String page,
            String action,
            List<FieldChange> difference,
            List<String> reach,
            String by,
            Instant at,
            boolean overtaken,
            boolean chosen) {
        /** Whether the sort says it all: there is only one of it. */
        public boolean single() {
            return subject.equals(key) && page != null;
        }
    }

    /** How many can be published. */
    public long publishable() {
        return items.stream().filter(item -> !item.overtaken()).count();
    }
}
