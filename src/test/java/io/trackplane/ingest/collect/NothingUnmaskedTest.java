package io.trackplane.ingest.collect;

import static io.trackplane.ingest.collect.Site.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.Plans;
import io.trackplane.privacy.DefaultMasking;
import io.trackplane.privacy.Find;
import io.trackplane.privacy.Masking;
import io.trackplane.privacy.MaskingAction;
import io.trackplane.privacy.MaskingRule;
import io.trackplane.tenancy.Applications;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Personal values are sent in every place of every wire shape; none of them is on the disk, neither before a checkpoint nor after it, nor in what the server
 * says. Values that nobody hides are found by the same search.
 */
@ExtendWith(OutputCaptureExtension.class)
class NothingUnmaskedTest {
    /** The full address of the client. */
    private static final String ADDRESS = "127.77.88.99";

    private static final String PLAN = """
            {"events":[
              {"name":"planned","title":"Planned","description":"A planned event","trigger":"Always","owner":"web","properties":[
                {"name":"account","type":"string","description":"Account","pii":"identifier"},
                {"name":"reach","type":"string","description":"How to reach","pii":"contact"},
                {"name":"spot","type":"string","description":"Where","pii":"location"},
                {"name":"iban","type":"string","description":"Where money goes","pii":"financial"},
                {"name":"pin","type":"string","description":"Secret","pii":"secret"},
                {"name":"nickname","type":"integer","description":"Hidden by a rule"},
                {"name":"unwanted","type":"integer","description":"Not collected"},
                {"name":"person","type":"object","description":"Somebody","properties":[
                  {"name":"alias","type":"integer","description":"Hidden by a rule"}]},
                {"name":"colour","type":"string","description":"Plain"}]}],
             "groups":[]}""";

    private static final List<String> MEMBERS =
            List.of("user_id", "anonymous_id", "session_id", "platform", "page", "app_version", "event_id", "note");

    @TempDir
    Path directory;

    private final Planted planted = new Planted();
    private final List<String> plain = new ArrayList<>();
    private ConfigurableApplicationContext server;
    private HttpClient http;
    private Site site;
    private String address = "";

    @BeforeEach
    void start() throws Exception {
        server = OwnServer.start(
                Clock.systemUTC(),
                "--trackplane.data-dir=" + directory.resolve("data"),
                "--logging.file.name=" + directory.resolve("data/server.log"));
        int port = OwnServer.port(server);
        address = "http://127.0.0.1:" + port;
        site = new Site(server, port);
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(ADDRESS))
                .build();
    }

    private void publishPolicies() {
        var rules = new ArrayList<>(DefaultMasking.in(Locale.ENGLISH).rules());
        rules.add(rule("nickname", Find.keys("nickname"), MaskingAction.hash()));
        rules.add(rule("alias", Find.paths("properties.person.alias"), MaskingAction.remove()));
        site.publish("masking", "masking", new Masking(rules).json());
        var application =
                server.getBean(Applications.class).get(site.environment.tenant(), site.environment.application());
        server.getBean(Plans.class).publish(application, PlanContent.parse(PLAN), 0, "first", Actor.SYSTEM);
        site.publish("collection", "collection", "{\"deny_fields\":[\"unwanted\"]}");
    }

    private static MaskingRule rule(String id, Find find, MaskingAction action) {
        return new MaskingRule(id, id, "", true, find, action);
    }

    /** Follow the plan; what breaks it, or is none of it, is stored, kept aside or refused. */
    private void react(String reaction) {
        site.publish(
                "plan", "plan", "{\"version\":1,\"unplanned\":\"%1$s\",\"violations\":\"%1$s\"}".formatted(reaction));
    }

    private HttpResponse<String> post(String path, byte[] body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .header("X-API-Key", site.server)
                .POST(BodyPublishers.ofByteArray(body));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Object body, String... headers) throws Exception {
        return post(path, CanonicalJson.write(body).getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
    }

    private void take(String path, Object... events) throws Exception {
        var answer = post(path, Map.of("events", List.of(events)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(CanonicalJson.tree(answer.body()).path("rejected"))
                .as(answer.body())
                .isEmpty();
    }

    /** Something that nobody hides, to see that the search finds what is there. */
    private String plain(String place) {
        var value = "Plainly" + plain.size() + "Visible" + place;
        plain.add(value);
        return value;
    }

    private static Map<String, Object> event(String name) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event_name", name);
        event.put("timestamp", System.currentTimeMillis());
        event.put("user_id", "u1");
        return event;
    }

    private static Map<String, Object> telemetry(String type, String name) {
        var event = new LinkedHashMap<String, Object>();
        event.put("type", type);
        event.put("name", name);
        event.put("ts", System.currentTimeMillis());
        return event;
    }

    private void sendTrack(String path, String place) throws Exception {
        for (var member : MEMBERS) {
            for (var sentence : planted.sentences(place + " " + member)) {
                var event = event("card_click");
                event.put(member, sentence);
                take(path, event);
            }
        }
        take(path, event("click " + planted.brief(place + " event_name")));
        var deep = Map.of("list", List.of("x", Map.of("text", planted.text(place + " deep"))));
        var event = event("card_click");
        event.put(
                "properties",
                Map.of(
                        "text",
                        planted.text(place + " properties"),
                        "deep",
                        deep,
                        "json",
                        CanonicalJson.write(Map.of("inner", planted.text(place + " JSON in a text"))),
                        "number",
                        Long.parseLong(planted.phone(place + " number")),
                        "card",
                        Long.parseLong(planted.card(place + " number")),
                        planted.brief(place + " name of a property"),
                        "value",
                        "referrer",
                        "https://site.example/?q=" + planted.email(place + " referrer"),
                        "password",
                        planted.secret(place + " password"),
                        "long",
                        "x".repeat(4090) + " " + planted.phone(place + " at the end of a long text"),
                        "colour",
                        plain("InProperties")));
        take(path, event);
    }

    private void sendDevices() throws Exception {
        var event = new LinkedHashMap<String, Object>();
        event.put("event_name", "qr_scan");
        event.put("event_time", "2026-11-25T10:30:45.123Z");
        event.put("device_id", planted.brief("device_id"));
        event.put(
                "properties",
                Map.of(
                        "user_id", planted.email("user_id of a device"),
                        "session_id", planted.phone("session_id of a device"),
                        "page", "/a?id=" + planted.identityNumber("page of a device"),
                        "app_version", planted.text("app_version of a device"),
                        "colour", plain("OfADevice")));
        take("/api/track", event);
        assertThat(post("/api/track", event).statusCode()).isEqualTo(200);
    }

    private void sendTelemetry() throws Exception {
        var page = telemetry("page", "/orders/" + planted.phone("name of a page") + "?token=" + planted.secret("page"));
        page.put("referrer", planted.text("referrer of a page"));
        page.put("user", Map.of("id", planted.email("user.id"), "role", planted.text("user.role")));
        var call = telemetry("api", "GET /u/" + planted.phone("name of a call") + "?mail=" + planted.email("a call"));
        call.put("url", "/u/" + planted.email("url of a call") + "?access_token=" + planted.secret("url"));
        call.put("status", 500);
        var perf = telemetry("perf", "web-vitals");
        perf.put("props", Map.of("LCP", 1, "element", planted.text("element of a vital")));
        var error = telemetry("error", "TypeError of " + planted.email("name of an error"));
        error.put("message", planted.text("message of an error"));
        error.put(
                "stack",
                "E\n at f (https://a.example/x.js?t=" + planted.token("stack") + ":1:2)\n"
                        + planted.text("stack of an error"));
        error.put("colour", plain("OfAnError"));
        var event = telemetry("event", "tap " + planted.brief("name of telemetry"));
        event.put("props", Map.of("text", planted.text("props")));
        event.put("userId", planted.phone("userId"));
        event.put("sessionId", planted.token("sessionId"));
        event.put("release", planted.text("release"));
        var answer = post(
                "/api/telemetry/batch",
                Map.of(
                        "app", planted.text("app"),
                        "release", planted.email("release of all"),
                        "events", List.of(page, call, perf, error, event)));
        assertThat(answer.body()).startsWith("{\"success\":true,\"accepted\":5,");
    }

    /** Where a text is cut, what stands across the cut must not be cut before it is masked. */
    private void sendWhatIsCut() throws Exception {
        for (int length = 96; length < 128; length += 3) {
            var place = "across the end of a name at " + length;
            // All begin alike.
            var half = planted.planted("1397654%04d".formatted(length), place);
            planted.planted(half.substring(0, 8), place + ", or before");
            var name = "/" + "p".repeat(length - 9) + " call " + half + " " + "q".repeat(60);
            take("/api/telemetry/batch", telemetry("page", name), telemetry("api", "GET " + name));
            var shared = Map.of(
                    "app_version",
                    "r".repeat(length) + " call " + half + " " + "q".repeat(60),
                    "events",
                    List.of(event("card_click")));
            assertThat(post("/api/v1/track", shared).statusCode()).isEqualTo(200);
        }
    }

    private void sendPlanned(String reaction) throws Exception {
        var event = event("planned");
        var aside = reaction + " ";
        event.put("user_id", planted.email(aside + "user_id"));
        event.put(
                "properties",
                Map.of(
                        "account", planted.secret(aside + "identifier"),
                        "reach", planted.secret(aside + "contact"),
                        "spot", planted.secret(aside + "location"),
                        "iban", planted.secret(aside + "financial"),
                        "pin", planted.secret(aside + "secret"),
                        "nickname", word(aside + "hidden by name"),
                        "unwanted", word(aside + "not collected"),
                        "person", Map.of("alias", word(aside + "hidden by path")),
                        "more", planted.text(aside + "unknown property"),
                        "colour", plain("WhenPlanned")));
        var unplanned = event("never planned " + planted.brief(aside + "unplanned name"));
        unplanned.put("properties", Map.of("text", planted.text(aside + "unplanned"), "colour", plain("Unplanned")));
        react(reaction);
        var answer = post("/api/v1/track/batch", Map.of("events", List.of(event, unplanned)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(post("/api/v1/track/debug", Map.of("debug", true, "events", List.of(event, unplanned)))
                        .statusCode())
                .isEqualTo(200);
    }

    /** A single word, which reasons may tell of what is not hidden. */
    private String word(String place) {
        return planted.planted("Swordfish" + planted.all().size(), place);
    }

    private void sendWhatIsRefused() throws Exception {
        for (var path : List.of(
                "/api/v1/track", "/api/v1/track/batch", "/api/v1/track/debug", "/api/track", "/api/telemetry/batch")) {
            var text = planted.text("refused by " + path);
            post(path, Map.of("events", List.of(Map.of("event_name", "", "note", text), Map.of("x", text), text)));
            for (var body : List.of(
                    "{\"events\":[{\"event_name\":\"" + text,
                    text,
                    "{\"events\":\"" + text + "\"}",
                    "{\"events\":[],\"app_id\":\"" + text + "\",\"timestamp\":1,\"sign\":\"" + text + "\"}",
                    "{\"events\":[{\"event_name\":\"a\",\"timestamp\":\"" + text + "\"}]}",
                    "{\"" + text + "\":1}")) {
                post(path, body.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            }
            post(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8), "Content-Encoding", "gzip");
            post(path, new byte[] {(byte) 0xff, 'x'}, "Content-Type", "text/" + planted.secret("type"));
            post(path + "?key=" + planted.secret("key"), "{".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            http.send(
                    HttpRequest.newBuilder(URI.create(address + path + "/" + planted.phone("path")))
                            .GET()
                            .build(),
                    BodyHandlers.ofString());
        }
        assertThat(post("/api/v1/track", Map.of("events", List.of()), "Authorization", "Bearer " + planted.token("key"))
                        .statusCode())
                .isBetween(400, 401);
    }

    private void sendHeaders() throws Exception {
        var answer = post(
                "/api/v1/track?page=" + planted.phone("query") + "&token=" + planted.secret("query"),
                Map.of("events", List.of(event("card_click")), "client_ip", planted.address("client_ip")),
                "User-Agent",
                "Mozilla/5.0 (X11; Linux) Firefox/145.0 " + planted.text("User-Agent"),
                "Referer",
                "https://a.example/?m=" + planted.email("Referer"),
                "Cookie",
                "session=" + planted.token("Cookie"),
                "X-Forwarded-For",
                planted.address("X-Forwarded-For"),
                "Forwarded",
                "for=" + planted.address("Forwarded"),
                "X-Request-Id",
                planted.phone("X-Request-Id"),
                "Accept-Language",
                planted.secret("Accept-Language"),
                "X-Anything",
                planted.text("another header"));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsPersonalIsNowhereAndWhatIsNotIsFound(CapturedOutput output) throws Exception {
        try {
            publishPolicies();
            sendTrack("/api/v1/track", "track");
            sendTrack("/api/v1/track/batch", "batch");
            sendTrack("/api/track", "any");
            sendDevices();
            sendTelemetry();
            sendWhatIsCut();
            sendHeaders();
            sendWhatIsRefused();
            for (var reaction : List.of("accept", "quarantine", "reject")) {
                sendPlanned(reaction);
            }
            // What is rejected is kept nowhere.
            plain.removeLast();
            plain.removeLast();
            assertThat(planted.all()).hasSizeGreaterThan(400);

            assertThat(where(Search.text(
                            "the control store", controlStore(server.getBean(MongoTemplate.class)), personal())))
                    .isEmpty();
            assertThat(where(Search.files(directory, personal())))
                    .as("before a checkpoint")
                    .isEmpty();
            assertThat(Search.files(directory, plain))
                    .filteredOn(found -> found.contains("events.duckdb.wal"))
                    .as("what is plain, before a checkpoint")
                    .hasSameSizeAs(plain);
        } finally {
            server.close();
        }
        assertThat(directory.resolve("data/events/events.duckdb.wal")).doesNotExist();
        assertThat(where(Search.files(directory, personal())))
                .as("after a checkpoint")
                .isEmpty();
        var rows = rows(directory.resolve("data/events/events.duckdb"));
        assertThat(where(Search.text("rows", rows, personal()))).isEmpty();
        assertThat(Search.text("rows", rows, plain)).hasSameSizeAs(plain);
        var copy = uncompressed(directory.resolve("data/events/events.duckdb"), directory.resolve("copy"));
        assertThat(where(Search.files(copy, personal()))).isEmpty();
        assertThat(Search.files(copy, plain)).hasSameSizeAs(plain);
        assertThat(where(Search.text("output", output.getAll(), personal()))).isEmpty();
        assertThat(output.getAll()).contains("Started");
    }

    private List<String> personal() {
        var all = new ArrayList<>(planted.all().keySet());
        all.add(ADDRESS);
        return all;
    }

    /** What was found, and where it had been put. */
    private List<String> where(List<String> found) {
        return found.stream()
                .map(one -> planted.all().get(one.substring(0, one.indexOf(" in "))) + ": " + one)
                .toList();
    }

    /** Its file is compressed. */
    private static String controlStore(MongoTemplate mongo) {
        var all = new StringBuilder();
        for (var name : mongo.getCollectionNames()) {
            mongo.getCollection(name).find().forEach(document -> all.append(document.toJson()));
        }
        assertThat(all.toString().contains("nickname")).as("rules are in it").isTrue();
        return all.toString();
    }

    /** Every value of every table. */
    private static String rows(Path file) throws SQLException {
        var all = new StringBuilder();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement()) {
            for (var table : List.of(
                    "events_0",
                    "events_1",
                    "events_settled",
                    "quarantine",
                    "ledger",
                    "visitors",
                    "visits",
                    "event_names",
                    "streams")) {
                try (var rows = statement.executeQuery("SELECT CAST(row AS VARCHAR) FROM " + table + " AS row")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    /** The same tables in a file in which texts stand as they are. */
    private static Path uncompressed(Path file, Path directory) throws Exception {
        java.nio.file.Files.createDirectory(directory);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("plain.duckdb"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA force_compression='uncompressed'");
            statement.execute("ATTACH '" + file + "' AS original (READ_ONLY)");
            for (var table : List.of("events_0", "events_1", "events_settled", "quarantine")) {
                statement.execute("CREATE TABLE " + table + " AS FROM original." + table);
            }
            statement.execute("DETACH original");
            statement.execute("CHECKPOINT");
        }
        return directory;
    }
}
