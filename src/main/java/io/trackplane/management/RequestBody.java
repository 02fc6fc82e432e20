package io.trackplane.management;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads the body of a request as far as it may be long. */
final class RequestBody {
    private RequestBody() {}

    /**
     * The bytes of the body.
     *
     * @param most how many there may be
     * @throws Problem.TooLarge when there are more
     * @throws Problem.Invalid on {@code body} when there are none
     */
    static byte[] read(HttpServletRequest request, int most) throws IOException {
        var bytes = request.getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Problem.TooLarge(Message.of("management.problem.too-large", most));
        }
        if (bytes.length == 0) {
            throw new Problem.Invalid("body", Message.of("management.problem.empty"));
        }
        return bytes;
    }
}
