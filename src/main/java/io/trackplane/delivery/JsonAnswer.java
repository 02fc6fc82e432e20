package io.trackplane.delivery;

import io.trackplane.web.JsonBytes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;

/** Writes JSON that is at hand as text: with its length, its entity tag, and without asking a converter. */
final class JsonAnswer {
    private JsonAnswer() {}

    /** Answers 304 where the client has it already, before the body is made. */
    static void write(HttpServletRequest request, HttpServletResponse response, String opaque, Supplier<byte[]> body)
            throws IOException {
        var tag = EntityTag.of(opaque);
        if (EntityTag.isKnown(request, tag)) {
            tagged(response, tag).setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            var bytes = body.get();
            write(tagged(response, tag), HttpServletResponse.SC_OK, bytes);
        }
    }

    private static HttpServletResponse tagged(HttpServletResponse response, String tag) {
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return response;
    }

    static void write(HttpServletResponse response, int status, byte[] body) throws IOException {
        JsonBytes.write(response, status, body);
    }

    static byte[] bytes(CharSequence json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
