package io.trackplane.audit;

import io.trackplane.kernel.FieldChange;
import io.trackplane.web.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A trail as CSV, newest first: one line for each changed field, or one for an entry without any. Sent while it is
 * read, a block of entries at a time, however long the trail is.
 */
@Component
class AuditDownload {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<FieldChange> NONE = List.of(new FieldChange("", null, null));

    private final AuditTrail trail;

    AuditDownload(AuditTrail trail) {
        this.trail = trail;
    }

    void send(Trail of, AuditFilter filter, ZoneId zone, String name, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        var writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var csv = new Csv(writer);
        try {
            csv.begin();
            csv.row(header(zone));
            trail.each(of, filter, entry -> write(csv, entry, zone));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private static List<String> header(ZoneId zone) {
        return List.of(
                "sequence",
                "time",
                "local_time (" + zone + ")",
                "actor_kind",
                "actor",
                "application",
                "environment",
                "subject_type",
                "subject_id",
                "subject",
                "action",
                "reason",
                "field",
                "before",
                "after");
    }

    private static void write(Csv csv, AuditEntry entry, ZoneId zone) {
        (entry.changes().isEmpty() ? NONE : entry.changes()).forEach(change -> csv.row(row(entry, change, zone)));
    }

    private static List<String> row(AuditEntry entry, FieldChange change, ZoneId zone) {
        return List.of(
                Long.toString(entry.sequence()),
                DateTimeFormatter.ISO_INSTANT.format(entry.at()),
                LOCAL.format(entry.at().atZone(zone)),
                entry.actor().kind().name().toLowerCase(java.util.Locale.ROOT),
                entry.actor().name(),
                Csv.text(entry.scope().application()),
                Csv.text(entry.scope().environment()),
                entry.subject().type(),
                entry.subject().id(),
                entry.subject().label(),
                entry.action(),
                Csv.text(entry.reason()),
                change.field(),
                Csv.text(change.before()),
                Csv.text(change.after()));
    }
}
