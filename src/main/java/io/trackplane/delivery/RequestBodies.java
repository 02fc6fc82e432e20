package io.trackplane.delivery;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Limits;
import io.trackplane.tenancy.SdkKeyAuthentication.SdkCaller;
import io.trackplane.tenancy.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads bodies of requests for configuration, up to the tenant's limit. */
@Component
class RequestBodies {
    private final Tenants tenants;

    RequestBodies(Tenants tenants) {
        this.tenants = tenants;
    }

    /**
     * The body as a JSON object; an empty one where there is none.
     *
     * @throws Problem.TooLarge over {@link Limits#requestBytes}
     * @throws Problem.Invalid on {@code body} when it is no JSON object in UTF-8
     */
    JsonNode json(HttpServletRequest request, SdkCaller caller) throws IOException {
        int most = tenants.get(caller.key().tenant()).limits().requestBytes();
        var bytes = request.getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Problem.TooLarge(Message.of("delivery.problem.too-large", most));
        }
        if (bytes.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        var tree = CanonicalJson.tree(text(bytes));
        if (!tree.isObject()) {
            throw new Problem.Invalid("body", Message.of("delivery.problem.object"));
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
            throw new Problem.Invalid("body", Message.of("delivery.problem.utf-8"));
        }
    }
}
