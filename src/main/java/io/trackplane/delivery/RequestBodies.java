package io.trackplane.delivery;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the bodies of requests for configuration: JSON in UTF-8, in gzip or not. */
final class RequestBodies {
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
        var bytes = RequestBody.read(request, most);
        return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : object(text(bytes));
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
            throw new Problem.Malformed("body", Message.of("problem.body.utf-8"));
        }
    }
}
