package io.trackplane.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.ingest.front.ObjectionKind;
import io.trackplane.ingest.front.Sent;
import io.trackplane.ingest.front.SentEvent;
import io.trackplane.kernel.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What bodies say, and what attacks on the reader come to. */
class EnvelopeReaderTest {
    private static final String GOOD = "{\"event_name\":\"good\",\"timestamp\":1,\"user_id\":\"u\"}";

    private static Sent read(String body) {
        return read(body, WireShape.TRACK);
    }

    private static Sent read(String body, WireShape shape) {
        return EnvelopeReader.read(body.getBytes(StandardCharsets.UTF_8), shape, 100)
                .sent();
    }

    private static Event event(String fields) {
        return read(fields, WireShape.TRACK, "{\"event_name\":\"e\",\"timestamp\":1,\"user_id\":\"u\",%s}");
    }

    private static Event read(String fields, WireShape shape, String form) {
        var sent = read("{\"events\":[" + form.formatted(fields) + "]}", shape)
                .events()
                .getFirst();
        assertThat(sent.objections()).isEmpty();
        return Objects.requireNonNull(sent.event());
    }

    /** An event with a fault between two without, which must not be harmed. */
    private static SentEvent faulty(String event) {
        var events =
                read("{\"events\":[" + GOOD + "," + event + "," + GOOD + "]}").events();
        assertThat(events).hasSize(3);
        assertThat(events.get(0).event()).isNotNull();
        assertThat(events.get(2).event()).isNotNull();
        assertThat(events.get(1).event()).isNull();
        return events.get(1);
    }

    private static void assertObjection(String event, ObjectionKind kind, String field) {
        var objection = faulty(event).objections().getFirst();
        assertThat(objection.kind()).as(event).isEqualTo(kind);
        assertThat(objection.field()).as(event).isEqualTo(field);
    }

    private static String with(String fields) {
        return "{\"event_name\":\"e\",\"timestamp\":1,\"user_id\":\"u\"," + fields + "}";
    }

    @Test
    void fieldsThatNobodyKnowsAreProperties() {
        var event =
                event("\"amount\":4500,\"tags\":[\"a\",null],\"properties\":{\"amount\":1.5,\"deep\":{\"b\":true}}");
        assertThat(event.properties().fields().toString())
                .isEqualTo("{amount=Decimal[number=1.5], tags=Items[items=[Text[text=a], INSTANCE]],"
                        + " deep=Fields[fields={b=Truth[holds=true]}]}");
    }

    @Test
    void numbersAreIdentifiersToo() {
        assertThat(event("\"user_id\":12345678901234567890").userId()).isEqualTo("12345678901234567890");
    }

    @Test
    void theLastOfTwoFieldsOfOneNameCounts() {
        assertThat(event("\"event_name\":\"last\",\"properties\":{\"a\":1},\"properties\":{\"b\":1,\"b\":2}")
                        .toString())
                .contains("name=last", "{b=Whole[number=2]}");
        refused("{\"events\":[" + GOOD + "],\"events\":[" + GOOD + "]}");
    }

    @Test
    void devicesSayAllOfItAmongTheProperties() {
        var event = read(
                "\"event_time\":\"2024-01-15T10:30:45.123Z\",\"properties\":{\"user_id\":\"usr_abc123\",\"session_id\":\"s\",\"app_version\":\"v1.2.3\",\"device_id\":\"d\"}",
                WireShape.TRACK_OR_DEVICE,
                "{\"event_name\":\"e\",%s}");
        assertThat(event.time()).isEqualTo(Instant.parse("2024-01-15T10:30:45.123Z"));
        assertThat(event.userId()).isEqualTo("usr_abc123");
        assertThat(event.release()).isEqualTo("v1.2.3");
        assertThat(event.properties().fields()).containsOnlyKeys("device_id");
    }

    @Test
    void aDeviceNeedNotNameAnybodyAndAPageMust() {
        assertThat(read("{\"events\":[{\"event_name\":\"e\",\"event_time\":\"2024-01-15T18:30:45+08:00\"}]}")
                        .events()
                        .getFirst()
                        .event())
                .isNotNull();
        assertObjection("{\"event_name\":\"e\",\"timestamp\":1}", ObjectionKind.MISSING_FIELD, "user_id");
    }

    @Test
    void anEventNeedsNoListAroundItOnThePathOfSeed004() {
        var sent = read(GOOD, WireShape.TRACK_OR_DEVICE);
        assertThat(Objects.requireNonNull(sent.events().getFirst().event()).name())
                .isEqualTo("good");
        refused(GOOD);
    }

    @Test
    void telemetryIsReadAsSeed002Writes() {
        var form = "{%s}";
        var page = read(
                "\"type\":\"page\",\"name\":\"/admin/orders\",\"ts\":5,\"referrer\":\"/\",\"stayMs\":1200,\"user\":{\"id\":\"7\",\"role\":\"admin\"}",
                WireShape.TELEMETRY,
                form);
        assertThat(page.type()).isEqualTo(EventType.PAGE);
        assertThat(page.page()).isEqualTo("/admin/orders");
        assertThat(page.userId()).isEqualTo("7");
        assertThat(page.properties().fields()).containsOnlyKeys("referrer", "stayMs", "user");
        var call = read(
                "\"type\":\"api\",\"name\":\"GET /api/mall/orders/admin\",\"status\":200,\"durationMs\":123,\"ts\":6",
                WireShape.TELEMETRY,
                form);
        assertThat(call.properties().fields()).containsEntry("status", new Value.Whole(200));
        var perf = read(
                "\"type\":\"perf\",\"name\":\"web-vitals\",\"props\":{\"LCP\":1.5},\"ts\":6",
                WireShape.TELEMETRY,
                form);
        assertThat(perf.properties().fields()).containsEntry("LCP", new Value.Decimal(1.5));
    }

    @Test
    void longNamesOfPagesAreLeftToMaskingAndOthersRefused() {
        var path = "/" + "x".repeat(200);
        var page = read("\"type\":\"page\",\"name\":\"" + path + "\",\"ts\":5", WireShape.TELEMETRY, "{%s}");
        assertThat(page.name()).hasSize(201);
        assertThat(page.page()).isEqualTo(path);
        assertObjection(
                "{\"event_name\":\"" + "x".repeat(129) + "\",\"timestamp\":1,\"user_id\":\"u\"}",
                ObjectionKind.TOO_LONG,
                "event_name");
    }

    @Test
    void limitsHoldEventByEvent() {
        assertObjection(with("\"a\":" + "[".repeat(5) + "]".repeat(5)), ObjectionKind.TOO_DEEP, "a");
        assertObjection(
                with("\"properties\":{\"a\":" + "{\"b\":".repeat(900) + "1" + "}".repeat(900) + "}"),
                ObjectionKind.TOO_DEEP,
                "properties");
        var many = new StringBuilder("\"properties\":{\"p\":1");
        for (int i = 0; i < 100; i++) {
            many.append(",\"p").append(i).append("\":1");
        }
        assertObjection(with(many + "}"), ObjectionKind.TOO_MANY_PROPERTIES, "properties");
        assertObjection(with("\"" + "n".repeat(129) + "\":1"), ObjectionKind.TOO_LONG, "");
        assertObjection(with("\"a\":1e999"), ObjectionKind.INVALID_VALUE, "a");
        assertObjection(with("\"a\":" + "9".repeat(30_000)), ObjectionKind.INVALID_VALUE, "a");
        assertObjection(with("\"timestamp\":-1"), ObjectionKind.INVALID_VALUE, "timestamp");
        assertObjection(with("\"timestamp\":" + "9".repeat(500)), ObjectionKind.INVALID_VALUE, "timestamp");
        assertObjection(with("\"timestamp\":\"soon\""), ObjectionKind.INVALID_TYPE, "timestamp");
        assertObjection(with("\"properties\":[]"), ObjectionKind.INVALID_TYPE, "properties");
        assertObjection(with("\"user_id\":{}"), ObjectionKind.INVALID_TYPE, "user_id");
        assertObjection(with("\"event_id\":\"" + "i".repeat(5_000) + "\""), ObjectionKind.TOO_LONG, "event_id");
        assertObjection("null", ObjectionKind.NOT_AN_OBJECT, "");
        assertObjection("[[[" + GOOD + "]]]", ObjectionKind.NOT_AN_OBJECT, "");
    }

    @Test
    void greatNumbersAreKeptAsFarAsNumbersGo() {
        assertThat(event("\"a\":9223372036854775807,\"b\":9223372036854775808,\"c\":-0,\"d\":1e308")
                        .properties()
                        .fields()
                        .values())
                .containsExactly(
                        new Value.Whole(Long.MAX_VALUE),
                        new Value.Decimal(0x1p63),
                        new Value.Whole(0),
                        new Value.Decimal(1e308));
    }

    @Test
    void charactersThatCannotBeStoredAreReplaced() {
        var event = event("\"a\\u0000\":\"\\u0000\\ud83d\\ude00\\ud83d\"");
        assertThat(event.properties().fields())
                .containsOnly(java.util.Map.entry("a\ufffd", new Value.Text("\ufffd😀\ufffd")));
    }

    @Test
    void whatIsNoJsonInUtf8IsRefusedAsAWhole() {
        for (var body : List.of(
                "",
                " ",
                "{",
                "[]",
                "\"x\"",
                "null",
                "{}",
                "{\"events\":[]}",
                "{\"events\":{}}",
                "{\"events\":null}",
                "{\"events\":[" + GOOD + "]",
                "{\"events\":[" + GOOD + "]}{}",
                "{\"events\":[" + GOOD + ",]}",
                "{\"events\":[{\"a\":NaN}]}",
                "{\"events\":[{/* c */}]}",
                "{\"events\":[{'a':1}]}",
                "{\"events\":[{\"a\":01}]}",
                "{\"events\":[{\"a\":\"\n\"}]}",
                "{\"events\":[{\"a\":\"\\x\"}]}",
                "{\"sent_at\":[],\"events\":[" + GOOD + "]}",
                "{\"consent\":\"yes\",\"events\":[" + GOOD + "]}",
                "{\"app_version\":{},\"events\":[" + GOOD + "]}",
                "{\"events\":[" + with("\"a\":" + "[".repeat(20_000)))) {
            refused(body);
        }
        for (var charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE")) {
            refused(("{\"events\":[" + GOOD + "]}").getBytes(Charset.forName(charset)));
        }
        refused("{\"events\":[{\"a\":\"ü\"}]}".getBytes(StandardCharsets.ISO_8859_1));
        refused(new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'});
        refused(new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'});
    }

    private static void refused(String body) {
        refused(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(byte[] body) {
        assertThatExceptionOfType(Problem.Malformed.class)
                .as(new String(body, 0, Math.min(80, body.length), StandardCharsets.UTF_8))
                .isThrownBy(() -> EnvelopeReader.read(body, WireShape.TRACK, 100));
    }

    @Test
    void tooManyEventsAreNotRead() {
        assertThatExceptionOfType(Problem.TooLarge.class)
                .isThrownBy(() -> read("{\"events\":[" + (GOOD + ",").repeat(100) + GOOD + "]}"));
        assertThat(read("{\"events\":[" + (GOOD + ",").repeat(99) + GOOD + "]}").events())
                .hasSize(100);
    }

    @Test
    void namesThatCollideTakeNoLongerThanOthers() {
        // "Aa" and "BB" have the same hash in Java.
        var fields = new StringBuilder();
        for (int i = 0; i < 4_096; i++) {
            for (int bit = 0; bit < 12; bit++) {
                fields.append(bit == 0 ? ",\"" : "").append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            fields.append("\":1");
        }
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> faulty("{\"event_name\":\"e\",\"timestamp\":1,\"user_id\":\"u\"" + fields + "}"));
    }

    @Test
    void aSignatureIsFoundInABeginningThatEndsAnywhere() {
        var body = "{\"app_id\":\"shop\",\"timestamp\":1693245789000,\"sign\":\"abc\",\"events\":[" + GOOD + "]}";
        var signature = Objects.requireNonNull(EnvelopeReader.signature(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(signature.appId()).isEqualTo("shop");
        assertThat(EnvelopeReader.signature(body.substring(0, 80).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(signature);
        for (int end = 0; end < 50; end++) {
            assertThat(EnvelopeReader.signature(body.substring(0, end).getBytes(StandardCharsets.UTF_8)))
                    .isNull();
        }
    }
}
