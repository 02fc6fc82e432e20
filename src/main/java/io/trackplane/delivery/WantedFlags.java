package io.trackplane.delivery;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The keys a request narrows its answer to; null where it wants all flags. */
final class WantedFlags {
    /** Most keys that one request may name. */
    static final int MOST = 1000;

    private WantedFlags() {}

    /** @throws Problem.Malformed when there are too many */
    static @Nullable Set<String> ofQuery(@Nullable String keys) {
        return keys == null ? null : set(List.of(keys.split(",", -1)));
    }

    /** @throws Problem.Malformed when it is no list of texts, or too long a one */
    static @Nullable Set<String> ofBody(@Nullable JsonNode keys) {
        if (keys == null || keys.isNull()) {
            return null;
        }
        if (!keys.isArray() || !keys.valueStream().allMatch(JsonNode::isString)) {
            throw refused();
        }
        return set(keys.valueStream().map(JsonNode::stringValue).toList());
    }

    private static Set<String> set(List<String> keys) {
        if (keys.size() > MOST) {
            throw refused();
        }
        return new HashSet<>(keys);
    }

    private static Problem.Malformed refused() {
        return new Problem.Malformed("keys", Message.of("delivery.problem.keys", MOST));
    }
}
