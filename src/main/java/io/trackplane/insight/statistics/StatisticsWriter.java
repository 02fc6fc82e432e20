package io.trackplane.insight.statistics;

import io.trackplane.insight.Range;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.Csv;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers as JSON or, where {@code Accept} prefers {@code text/csv} or {@code format} says {@code csv}, one table as CSV: the first, or the one
 * that {@code table} names. Times are written with the offset of the tenant's zone; what is not known is null in JSON and empty in CSV.
 */
@Component
class StatisticsWriter {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Refuses a format that there is not, before anything is asked. */
    void check(HttpServletRequest request) {
        var format = request.getParameter("format");
        if (format != null && !format.equals("csv") && !format.equals("json")) {
            throw new Problem.Malformed("format", Message.of("insight.problem.format"));
        }
    }

    void write(HttpServletRequest request, HttpServletResponse response, Range range, StatisticsAnswer answer)
            throws IOException {
        var zone = range.zone();
        if (prefersCsv(request)) {
            var table = wanted(request.getParameter("table"), answer.tables());
            send(response, "text/csv;charset=UTF-8", csv(table, zone).getBytes(StandardCharsets.UTF_8));
        } else {
            send(response, MediaType.APPLICATION_JSON_VALUE, MAPPER.writeValueAsBytes(json(range, answer)));
        }
    }

    private static void send(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean prefersCsv(HttpServletRequest request) {
        var format = request.getParameter("format");
        if (format != null) {
            return format.equals("csv");
        }
        try {
            var accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
            MimeTypeUtils.sortBySpecificity(accepted);
            return accepted.stream()
                    .filter(type -> type.includes(MediaType.APPLICATION_JSON) || type.includes(CSV))
                    .findFirst()
                    .filter(type -> !type.includes(MediaType.APPLICATION_JSON))
                    .isPresent();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static StatisticsTable wanted(@Nullable String name, List<StatisticsTable> tables) {
        if (name == null) {
            return tables.getFirst();
        }
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem.Malformed(
                        "table",
                        Message.of(
                                "insight.problem.table",
                                tables.stream().map(StatisticsTable::name).collect(Collectors.joining(", ")))));
    }

    private static Map<String, @Nullable Object> json(Range range, StatisticsAnswer answer) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        answer.fields().forEach((name, value) -> json.put(name, plain(value, range.zone())));
        for (var table : answer.tables()) {
            json.put(
                    table.name(),
                    table.rows().stream()
                            .map(row -> object(table.columns(), row, range.zone()))
                            .toList());
        }
        json.putIfAbsent("from", plain(range.from(), range.zone()));
        json.putIfAbsent("to", plain(range.to(), range.zone()));
        json.putIfAbsent("zone", range.zone().getId());
        return json;
    }

    private static Map<String, @Nullable Object> object(List<String> columns, List<@Nullable Object> row, ZoneId zone) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int column = 0; column < columns.size(); column++) {
            object.put(columns.get(column), plain(row.get(column), zone));
        }
        return object;
    }

    private static @Nullable Object plain(@Nullable Object value, ZoneId zone) {
        return value instanceof Instant time ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone)) : value;
    }

    private static String csv(StatisticsTable table, ZoneId zone) {
        var text = new StringWriter();
        var csv = new Csv(text);
        csv.row(table.columns());
        table.rows()
                .forEach(row ->
                        csv.row(row.stream().map(value -> cell(value, zone)).toList()));
        return text.toString();
    }

    private static String cell(@Nullable Object value, ZoneId zone) {
        return switch (plain(value, zone)) {
            case null -> "";
            case Collection<?> several -> several.stream().map(String::valueOf).collect(Collectors.joining(" "));
            case Object one -> one.toString();
        };
    }
}
