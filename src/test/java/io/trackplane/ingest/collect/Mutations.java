package io.trackplane.ingest.collect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bodies of all shapes, and what becomes of them when bytes are changed, lost, doubled and replaced by what parsers stumble over. */
final class Mutations {
    private static final List<String> BODIES = List.of(
            "{\"events\":[{\"event_name\":\"page_view\",\"timestamp\":1652345678901,\"user_id\":\"12345678\",\"platform\":\"web\",\"page\":\"/a\",\"session_id\":\"s\",\"event_id\":\"e1\",\"properties\":{\"page_name\":\"x\",\"amount\":12.5,\"deep\":{\"list\":[1,null,true,{\"a\":\"b\"}]}}},{\"event_name\":\"pay\",\"timestamp\":1652345678902,\"anonymous_id\":\"a\",\"amount\":3}],\"sdk_version\":\"1.0.0\",\"app_version\":\"2.3.1\",\"sent_at\":1652345679000}",
            "{\"events\":[{\"event_name\":\"qr_scan\",\"event_time\":\"2024-01-15T10:30:45.123Z\",\"properties\":{\"table_code\":\"TBL001-QR789\",\"user_id\":\"usr\"}}],\"schema_version\":\"v1.0\"}",
            "{\"app\":\"admin\",\"release\":\"1\",\"events\":[{\"type\":\"page\",\"name\":\"/admin/orders\",\"ts\":1652345678901,\"stayMs\":5,\"user\":{\"id\":\"7\",\"role\":\"r\"}},{\"type\":\"error\",\"name\":\"UnhandledRejection\",\"message\":\"m\",\"stack\":\"at a\\n at b\",\"fatal\":false,\"ts\":1652345678902},{\"type\":\"perf\",\"name\":\"web-vitals\",\"props\":{\"LCP\":2500,\"CLS\":0.1},\"ts\":1652345678903}]}",
            "{\"event_name\":\"pay\",\"timestamp\":1652345678901,\"user_id\":\"张三\",\"properties\":{\"note\":\"手机 13812345678\"}}");
    private static final List<String> PIECES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "-0",
            "1e999",
            "99999999999999999999999999",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"event_name\":",
            "\"events\":",
            "[[[[[[[[[[",
            "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}",
            ",",
            ":",
            "\"",
            "\\",
            "/*",
            "\u0000",
            "\ufeff",
            "\u202e",
            "😀",
            "x".repeat(5_000));

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    byte[] next() {
        var body = BODIES.get(random.nextInt(BODIES.size())).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0; i--) {
            body = mutated(body);
        }
        return body;
    }

    private byte[] mutated(byte[] body) {
        int at = random.nextInt(body.length + 1);
        int end = Math.min(body.length, at + random.nextInt(12));
        return switch (random.nextInt(7)) {
            case 0 -> replaced(body, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(body, at, end, new byte[0]);
            case 2 -> replaced(body, at, at, Arrays.copyOfRange(body, at, end));
            case 3 -> Arrays.copyOf(body, at);
            case 4 -> value(body);
            case 5 -> value(body);
            default -> replaced(body, at, end, piece());
        };
    }

    private byte[] piece() {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    /** Replaces a whole value, so that what comes out is JSON more often. */
    private byte[] value(byte[] body) {
        int colon = random.nextInt(body.length + 1);
        while (colon < body.length && body[colon] != ':') {
            colon++;
        }
        int end = colon;
        while (end < body.length && body[end] != ',' && body[end] != '}') {
            end++;
        }
        return colon == body.length ? body : replaced(body, colon + 1, end, piece());
    }

    private static byte[] replaced(byte[] body, int from, int to, byte[] by) {
        int start = Math.min(from, body.length);
        int end = Math.max(start, Math.min(to, body.length));
        var result = new byte[start + by.length + body.length - end];
        System.arraycopy(body, 0, result, 0, start);
        System.arraycopy(by, 0, result, start, by.length);
        System.arraycopy(body, end, result, start + by.length, body.length - end);
        return result;
    }
}
