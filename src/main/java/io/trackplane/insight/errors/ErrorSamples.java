package io.trackplane.insight.errors;

import static io.trackplane.insight.asking.Columns.text;

import io.trackplane.insight.asking.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Reads errors as they are kept. */
final class ErrorSamples {
    private ErrorSamples() {}

    static ErrorSample read(ResultSet row) throws SQLException {
        return new ErrorSample(
                UUID.fromString(row.getString("id")),
                Columns.time(row, "time"),
                text(row, "person"),
                text(row, "session_id"),
                text(row, "page"),
                text(row, "release"),
                text(row, "platform"),
                text(row, "device"),
                text(row, "browser"),
                text(row, "system"),
                text(row, "message"),
                text(row, "stack"),
                row.getString("properties"));
    }
}
