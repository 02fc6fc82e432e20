package io.trackplane.ingest.console;

import io.trackplane.eventstore.Mark;
import io.trackplane.ingest.Live.Reason;
import io.trackplane.ingest.Live.Sighting;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import tools.jackson.databind.json.JsonMapper;

/** An event as the live view shows it, in the words of whoever looks. */
final class LiveLine {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter EXACTLY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx");

    /** What is said of an event by its fate already, or of nearly every event. */
    private static final Set<Mark> UNSAID = Set.of(Mark.SERVER_ID, Mark.SERVER_SESSION, Mark.NAMELESS);

    /** What reasons say more exactly. */
    private static final Set<Mark> EXPLAINED = Set.of(Mark.UNPLANNED, Mark.VIOLATING);

    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;

    LiveLine(MessageSource messages, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
    }

    /**
     * What the browser puts into a row.
     *
     * @param kind {@code good}, {@code needs}, {@code poor} or empty: the look of the verdict
     * @param event masked, as JSON on several lines
     */
    private record Row(
            String time,
            String exactly,
            String iso,
            String name,
            @Nullable String visitor,
            @Nullable String session,
            @Nullable String platform,
            String kind,
            String verdict,
            List<String> reasons,
            String event) {}

    /** One line of JSON. */
    String of(Sighting sighting) {
        var arrival = sighting.arrival();
        var event = arrival.event();
        var time = arrival.time().atZone(zone);
        return MAPPER.writeValueAsString(new Row(
                TIME.format(time),
                EXACTLY.format(time),
                arrival.time().toString(),
                event.name(),
                event.userId() != null ? event.userId() : event.anonymousId(),
                event.sessionId(),
                event.platform(),
                Fates.look(sighting.fate()),
                text("ingest.fate." + sighting.fate()),
                reasons(sighting),
                EventJson.of(event)));
    }

    private List<String> reasons(Sighting sighting) {
        var reasons = new ArrayList<String>();
        sighting.reasons().forEach(reason -> reasons.add(text(reason)));
        var explained = sighting.reasons().isEmpty() ? Set.<Mark>of() : EXPLAINED;
        sighting.arrival().marks().stream()
                .filter(mark -> !UNSAID.contains(mark) && !explained.contains(mark))
                .sorted()
                .map(mark -> text("ingest.mark." + mark.name().toLowerCase(Locale.ROOT)))
                .forEach(reasons::add);
        return reasons;
    }

    private String text(Reason reason) {
        var words = Words.kind(reason.kind());
        var kind = words.isEmpty() ? reason.kind() : text(words);
        return reason.field().isEmpty() ? kind : text("ingest.live.reason", reason.field(), kind);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
