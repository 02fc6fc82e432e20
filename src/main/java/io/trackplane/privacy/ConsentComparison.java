package io.trackplane.privacy;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.revision.SinglePartKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is different between two consents, and what it means for visitors. */
final class ConsentComparison implements SinglePartKind.Comparison {
    @Override
    public List<FieldChange> difference(@Nullable String before, @Nullable String after) {
        return FieldChange.between(
                Map.of("mode", mode(before).key()), Map.of("mode", mode(after).key()));
    }

    @Override
    public List<Message> reach(@Nullable String before, @Nullable String after) {
        return mode(before) == mode(after)
                ? List.of()
                : List.of(Message.of("privacy.reach.consent." + mode(after).key()));
    }

    /** Where nothing is published, nothing is asked for. */
    private static Consent.Mode mode(@Nullable String json) {
        return json == null ? Consent.Mode.OFF : Consent.parse(json).mode();
    }
}
