package io.trackplane.ingest;

import io.trackplane.event.Event;
import io.trackplane.kernel.Message;
import io.trackplane.tenancy.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would become of events, as {@code POST /api/v1/track/debug} answers it. Nothing is stored, counted, or remembered for duplicates. */
public interface DryRun {
    /**
     * Treats a body as if it came in now.
     *
     * @param body JSON in the form of the track paths: one event, or {@code {"events": […]}}
     * @return what would become of each event, in the order sent
     * @throws io.trackplane.kernel.Problem.Malformed when it cannot be read at all
     * @throws io.trackplane.kernel.Problem.TooLarge when it has more events than a request may have
     */
    List<Outcome> run(Environment environment, String body);

    /**
     * What would become of one event.
     *
     * @param index position in the body, from 0
     * @param name as sent; empty where the event could not be read
     * @param objections what is wrong, also where it would be stored in spite of it
     * @param wouldBe {@code stored}, {@code sampled_out}, {@code quarantined}, {@code duplicate} or {@code rejected}
     * @param maskedFields paths of what masking changed or removed
     * @param event as it would be kept, masked; null where nothing would be kept
     */
    record Outcome(
            int index,
            String name,
            List<Objection> objections,
            String wouldBe,
            List<String> maskedFields,
            @Nullable Event event) {}

    /**
     * One thing that is wrong.
     *
     * @param kind such as {@code missing_field} or {@code violation}
     * @param field its path; empty for the event as a whole
     * @param message for people
     */
    record Objection(String kind, String field, Message message) {}
}
