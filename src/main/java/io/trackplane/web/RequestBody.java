package io.trackplane.web;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
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

    private static final int GZIP_BUFFER = 4_096;
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    private final Counted counted;
    private final InputStream content;
    private byte[] read = {};

    private RequestBody(Counted counted, InputStream content) {
        this.counted = counted;
        this.content = content;
    }

    /**
     * The body of a request, nothing of which is read yet.
     *
     * @throws UnsupportedMediaTypeStatusException when it says that it is no JSON in UTF-8, or is compressed in another way than gzip
     */
    public static RequestBody of(HttpServletRequest request) throws IOException {
        refuseOtherTypes(request);
        var counted = new Counted(request.getInputStream());
        return new RequestBody(counted, isCompressed(request) ? new LateGzip(counted) : counted);
    }

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
     * @throws UnsupportedMediaTypeStatusException as {@link #of} says
     */
    public static byte[] read(HttpServletRequest request, int most) throws IOException {
        var body = of(request);
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        return body.whole(most);
    }

    /**
     * Its first bytes, decompressed; all of them where there are no more.
     *
     * @throws Problem.Malformed on {@code body} when it is no gzip that says so
     */
    public byte[] beginning(int most) throws IOException {
        // Compressed in vain it is a little longer.
        readOn(2L * most, most);
        return read;
    }

    /**
     * All bytes, decompressed.
     *
     * @param most how many it may have, on the way and after decompression
     * @throws Problem.TooLarge when it has more
     * @throws Problem.Malformed on {@code body} when it is no gzip that says so
     */
    public byte[] whole(int most) throws IOException {
        readOn(most, most + 1);
        if (read.length > most) {
            throw tooLarge(most);
        }
        return read;
    }

    private void readOn(long mostSent, int mostRead) throws IOException {
        counted.allow(mostSent);
        try {
            var more = content.readNBytes(Math.max(0, mostRead - read.length));
            read = read.length == 0 ? more : joined(read, more);
        } catch (ZipException | EOFException e) {
            throw new Problem.Malformed("body", Message.of("problem.body.gzip"));
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
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

    private static Problem.TooLarge tooLarge(long most) {
        return new Problem.TooLarge(Message.of("problem.body.too-large", most));
    }

    /** Compressed bytes may expand to nothing: what comes by the network has a limit too. */
    private static final class Counted extends FilterInputStream {
        private long most;
        private long count;

        Counted(InputStream content) {
            super(content);
        }

        void allow(long bytes) {
            most = bytes;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int number = super.read(bytes, from, length);
            count(Math.max(0, number));
            return number;
        }

        private void count(int number) {
            count += number;
            if (count > most) {
                throw tooLarge(most);
            }
        }
    }

    /** Reads the header of the gzip when it is read itself: errors in it are errors of the body, and limits are known by then. */
    private static final class LateGzip extends InputStream {
        private final InputStream compressed;
        private @Nullable InputStream content;

        LateGzip(InputStream compressed) {
            this.compressed = compressed;
        }

        private InputStream content() throws IOException {
            if (content == null) {
                content = new GZIPInputStream(compressed, GZIP_BUFFER);
            }
            return content;
        }

        @Override
        public int read() throws IOException {
            return content().read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return content().read(bytes, from, length);
        }
    }
}
