package io.trackplane.replay;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.delivery.console.ConsoleOfATenant;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * A log of three days is replayed into a running server. What API, CSV and pages then show equals what {@code scripts/count-access-log} counts in the text of
 * the log, which shares no code with the server.
 */
@ServerTest
class ReplayTest {
    private static final Path LOG = Path.of("src/test/resources/replay/access.log");
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-11-11");
    private static final Pattern ROW = Pattern.compile("<tr[^>]*>(<td.*?)</tr>");
    private static final Pattern CELL = Pattern.compile("<td([^>]*)>(.*?)</td>");
    private static final Pattern VALUE = Pattern.compile("data-value=\"([^\"]*)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Clock clock;

    private final HttpClient client = HttpClient.newHttpClient();
    private ConsoleOfATenant.Place place;
    private String key;
    private LocalDate yesterday;

    @BeforeEach
    void makeAPlace() {
        place = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        key = server.getBean(SdkKeys.class)
                .create(place.development(), SdkKey.Kind.SERVER, "Replay", Actor.SYSTEM)
                .presented();
        yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    }

    private String replay() {
        var said = new ByteArrayOutputStream();
        var arguments = List.of(LOG.toString(), "--key", key, "--url", "http://127.0.0.1:" + port);
        // Until the end of the day in which the test began.
        var fixed =
                Clock.fixed(yesterday.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
        int status = Replay.run(arguments, fixed, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Counts of one kind in the text; days are those of the server. */
    private Map<String, Long> counted(String kind) throws IOException {
        var script = new ProcessBuilder("awk", "-f", "scripts/count-access-log", LOG.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = script.inputReader()) {
            var counts = new TreeMap<String, Long>();
            lines.lines()
                    .map(line -> line.split("\t", -1))
                    .filter(words -> words[0].equals(kind))
                    .forEach(words -> counts.put(moved(words[1]), Long.parseLong(words[2])));
            assertThat(counts).as(kind).isNotEmpty();
            return counts;
        }
    }

    private String moved(String word) {
        return word.matches("\\d{4}-\\d\\d-\\d\\d")
                ? yesterday
                        .minusDays(LAST_DAY.toEpochDay() - LocalDate.parse(word).toEpochDay())
                        .toString()
                : word;
    }

    private String range() {
        return "?from=" + yesterday.minusDays(2) + "&to=" + yesterday + "&interval=day";
    }

    private String api(String pathAndQuery) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/stats/" + pathAndQuery))
                .header("X-API-Key", key);
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String page(String pathAndQuery) {
        var answer = place.owner().get(place.path(place.development()) + "/insight/" + pathAndQuery);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static Map<String, Long> json(JsonNode list, String name, String count) {
        return list.valueStream()
                .collect(toMap(
                        one -> key(one.path(name).asString()),
                        one -> one.path(count).asLong()));
    }

    /** Of a file: the numbers of one column by the texts of the first. */
    private static Map<String, Long> csv(String file, int column) {
        return file.replace("\uFEFF", "")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(toMap(line -> key(line[0]), line -> Math.round(Double.parseDouble(line[column]))));
    }

    /** Of a table of a page: the numbers of one column by the texts of the first. */
    private Map<String, Long> shown(String html, String title, int column) {
        int from = html.indexOf("<caption class=\"sr\">" + title + "</caption>");
        assertThat(from).as(title).isPositive();
        var found = new TreeMap<String, Long>();
        var rows = ROW.matcher(html.substring(from, html.indexOf("</table>", from)));
        for (int at = 0; rows.find(); at++) {
            var cells = cells(rows.group(1));
            // Steps of time are told by their place: how people write them is the business of other tests.
            var name = cells.getFirst().startsWith("/") || cells.getFirst().matches("\\d{3}")
                    ? cells.getFirst()
                    : yesterday.minusDays(2).plusDays(at).toString();
            found.put(name, Math.round(Double.parseDouble(cells.get(column))));
        }
        return found;
    }

    private static List<String> cells(String row) {
        var cells = new ArrayList<String>();
        for (var cell = CELL.matcher(row); cell.find(); ) {
            var value = VALUE.matcher(cell.group(1));
            cells.add(
                    value.find()
                            ? value.group(1)
                            : cell.group(2).replaceAll("<[^>]*>", "").strip());
        }
        return cells;
    }

    /** Days begin at midnight. */
    private static String key(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\dT00:00:00.*") ? text.substring(0, 10) : text;
    }

    @Test
    void whatIsShownEqualsWhatIsCountedInTheText() throws Exception {
        assertThat(replay()).contains("303 lines: 149 page views, 299 requests, 4 lines that are none");
        var views = counted("views");
        var visitors = counted("visitors");
        var pages = counted("page");
        var statuses = counted("status");
        long calls = statuses.values().stream().mapToLong(Long::longValue).sum();

        var overview = CanonicalJson.tree(api("overview" + range()));
        assertThat(json(overview.path("series"), "time", "pv")).isEqualTo(views);
        assertThat(json(overview.path("series"), "time", "uv")).isEqualTo(visitors);
        assertThat(csv(api("overview" + range() + "&format=csv"), 1)).isEqualTo(views);
        assertThat(csv(api("overview" + range() + "&format=csv"), 2)).isEqualTo(visitors);
        assertThat(shown(page("overview" + range()), "Page views", 1)).isEqualTo(views);
        assertThat(shown(page("overview" + range() + "&metric=uv"), "Visitors", 1))
                .isEqualTo(visitors);

        assertThat(json(CanonicalJson.tree(api("pages" + range())).path("pages"), "page", "pv"))
                .isEqualTo(pages);
        assertThat(csv(api("pages" + range() + "&format=csv"), 1)).isEqualTo(pages);
        var top = shown(page("overview" + range()), "Pages", 1);
        assertThat(pages).containsAllEntriesOf(top);
        assertThat(csv(page("overview" + range() + "&csv=pages"), 1)).isEqualTo(top);
        assertThat(top).hasSize(8).containsEntry("/", pages.get("/"));

        var api = CanonicalJson.tree(api("api" + range()));
        assertThat(api.path("count").asLong()).isEqualTo(calls);
        assertThat(json(api.path("statuses"), "status", "count")).isEqualTo(statuses);
        assertThat(csv(api("api" + range() + "&format=csv&table=statuses"), 1)).isEqualTo(statuses);
        assertThat(shown(page("api" + range()), "Answers by status", 1)).isEqualTo(statuses);
        for (var status : api.path("statuses")) {
            var count = statuses.getOrDefault(status.path("status").asString(), 0L);
            assertThat(status.path("share").asDouble()).isEqualTo((double) count / calls);
        }
        long succeeded = statuses.entrySet().stream()
                .filter(status -> status.getKey().matches("[23].."))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(api.path("success_rate").asDouble()).isEqualTo((double) succeeded / calls);
    }

    @Test
    void robotsAreCountedApart() throws Exception {
        replay();
        var robots = counted("robots");
        for (var day : counted("views").entrySet()) {
            var totals = CanonicalJson.tree(api("overview?from=" + day.getKey() + "&to=" + day.getKey()))
                    .path("totals");
            assertThat(totals.path("bot_pv").asLong()).isEqualTo(robots.getOrDefault(day.getKey(), 0L));
            assertThat(totals.path("pv").asLong()).isEqualTo(day.getValue());
        }
    }

    @Test
    void theSameLogAgainCountsNothingTwice() throws Exception {
        replay();
        replay();
        var overview = CanonicalJson.tree(api("overview" + range()));
        assertThat(json(overview.path("series"), "time", "pv")).isEqualTo(counted("views"));
        var ledger = CanonicalJson.tree(api("ledger?from=" + yesterday.plusDays(1) + "&to=" + yesterday.plusDays(2)));
        assertThat(ledger.path("total").path("duplicate").asLong())
                .isEqualTo(ledger.path("total").path("stored").asLong())
                .isPositive();
    }
}
