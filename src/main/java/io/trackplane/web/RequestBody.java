package io.trackplane.web;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** Reads what programs send: JSON, in gzip or not. Never more than a limit of it is in memory. */
public final class RequestBody {
    /** Beacons and pages that avoid a preflight send JSON as plain text. */
    private static final Set<String> TYPES = Set.of("application/json", "text/plain");

    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    private RequestBody() {}

    /**
     * Refuses a body that is no JSON in UTF-8, by what is said about it.
     *
     * @throws UnsupportedMediaTypeStatusException when it says that it is something else, or is compressed in another way than gzip
     */
    public static void refuseOtherTypes(HttpServletRequest request) {
        refuseOtherTypes(request.getContentType());
        isCompressed(request);
    }

    private static void refuseOtherTypes(@Nullable String type) {
        if (type == null || type.equals("application/json")) {
            return;
        }
        var parts = type.split(";", 2);
        if (!TYPES.contains(parts[0].strip().toLowerCase(Locale.ROOT)) || isInOtherCharset(parts)) {
            throw new UnsupportedMediaTypeStatusException("only JSON is read here");
        }
    }

    private static boolean isInOtherCharset(String[] parts) {
        if (parts.length == 1) {
            return false;
        }
        var parameter = parts[1].strip().toLowerCase(Locale.ROOT);
        return parameter.startsWith("charset=")
                && !CHARSETS.contains(parameter
                        .substring("charset=".length())
                        .replace("\"", "")
                        .strip());
    }

    /**
     * The bytes of the body, decompressed.
     *
     * @param most how many it may have, on the way and after decompression
     * @throws Problem.TooLarge when it has more
     * @throws Problem.Malformed on {@code body} when it is no gzip that says so
     * @throws UnsupportedMediaTypeStatusException as {@link #refuseOtherTypes(HttpServletRequest)} says
     */
    public static byte[] read(HttpServletRequest request, int most) throws IOException {
        refuseOtherTypes(request);
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        var sent = limited(request.getInputStream().readNBytes(most + 1), most);
        return isCompressed(request) ? decompressed(sent, most) : sent;
    }

    private static boolean isCompressed(HttpServletRequest request) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return true;
        }
        throw new UnsupportedMediaTypeStatusException("only gzip is read here");
    }

    private static byte[] decompressed(byte[] sent, int most) throws IOException {
        try (var content = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return limited(content.readNBytes(most + 1), most);
        } catch (ZipException | EOFException e) {
            throw new Problem.Malformed("body", Message.of("problem.body.gzip"));
        }
    }

    private static byte[] limited(byte[] bytes, int most) {
        if (bytes.length > most) {
            throw tooLarge(most);
        }
        return bytes;
    }

    private static Problem.TooLarge tooLarge(int most) {
        return new Problem.TooLarge(Message.of("problem.body.too-large", most));
    }
}
