package io.trackplane;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Gives a mock request the token of a form and the cookie it is compared with. The framework's own {@code csrf()} puts
 * another token store into the server for good, and real requests to a shared server are refused from then on.
 */
public final class FormToken implements RequestPostProcessor {
    private final String token = UUID.randomUUID().toString();

    @Override
    public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
        var cookies = request.getCookies();
        var before = cookies == null ? new Cookie[0] : cookies;
        request.setCookies(Stream.concat(Arrays.stream(before), Stream.of(new Cookie("tp_csrf", token)))
                .toArray(Cookie[]::new));
        request.addHeader("X-XSRF-TOKEN", masked());
        return request;
    }

    /** As {@code XorCsrfTokenRequestAttributeHandler} writes it, with a mask of zeros. */
    private String masked() {
        var bytes = token.getBytes(StandardCharsets.UTF_8);
        var both = new byte[bytes.length * 2];
        System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }
}
