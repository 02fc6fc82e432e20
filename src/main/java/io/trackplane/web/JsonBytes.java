package io.trackplane.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes JSON that is at hand as bytes: with its length, and without asking a converter. */
public final class JsonBytes {
    private JsonBytes() {}

    public static void write(HttpServletResponse response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
