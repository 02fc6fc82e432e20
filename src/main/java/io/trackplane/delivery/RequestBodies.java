package io.trackplane.delivery;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the bodies of requests for configuration: JSON in UTF-8, in gzip or not. */
final class RequestBodies {
    /** Beacons and pages that avoid a preflight send JSON as plain text. */
    private static final Set<String> TYPES = Set.of("application/json", "text/plain");

    private RequestBodies() {}

    /**
     * The body as a JSON object; an empty one where there is none.
     *
     * @param most how many bytes it may have, after decompression
     * @throws Problem.TooLarge when it has more
     * @throws Problem.Malformed on {@code body} when it is no JSON object in UTF-8
     * @throws UnsupportedMediaTypeStatusException when it says that it is something else, or is compressed in another way
     */
    static JsonNode json(HttpServletRequest request, int most) throws IOException {
        refuseOtherTypes(request.getContentType());
        var bytes = bytes(request, most);
        if (bytes.length > most) {
            throw new Problem.TooLarge(Message.of("delivery.problem.too-large", most));
        }
        return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : object(text(bytes));
    }

    private static void refuseOtherTypes(@Nullable String type) {
        if (type != null && !TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            throw new UnsupportedMediaTypeStatusException("only JSON is read here");
        }
    }

    private static byte[] bytes(HttpServletRequest request, int most) throws IOException {
        try {
            return content(request).readNBytes(most + 1);
        } catch (ZipException | EOFException e) {
            throw new Problem.Malformed("body", Message.of("delivery.problem.gzip"));
        }
    }

    private static InputStream content(HttpServletRequest request) throws IOException {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return request.getInputStream();
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return new GZIPInputStream(request.getInputStream());
        }
        throw new UnsupportedMediaTypeStatusException("only gzip is read here");
    }

    private static JsonNode object(String text) {
        var tree = Contexts.readable(() -> CanonicalJson.tree(text));
        if (!tree.isObject()) {
            throw new Problem.Malformed("body", Message.of("delivery.problem.object"));
        }
        return tree;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem.Malformed("body", Message.of("delivery.problem.utf-8"));
        }
    }
}
