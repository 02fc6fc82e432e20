package io.trackplane.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is broken before Spring sees it, byte by byte against the real server. */
@WebTest
class ContainerTest {
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /parts?q=%C3%28 HTTP/1.1",
                "GET /palette?q=%zz HTTP/1.1",
                "GET /pa%C0%AErts HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /a%2Fb HTTP/1.1",
                "GET /a;b=c HTTP/1.1",
                "GET /..%5c..%5c HTTP/1.1",
                "GET /%00 HTTP/1.1",
                "GET /a|b HTTP/1.1",
                "BREW /parts HTTP/1.1",
                "TRACE /parts HTTP/1.1",
                "GET nowhere HTTP/1.1"
            })
    void aBrokenRequestIsAnsweredWithoutDetails(String line) throws IOException {
        var answer = answer(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("Exception", "Tomcat", "\tat ");
        assertThat(answer.substring(9, 12))
                .satisfiesAnyOf(
                        status -> assertThat(status).startsWith("4"),
                        status -> assertThat(status).isEqualTo("200"));
    }

    @Test
    void aFormThatIsNotUtf8Is400() throws IOException {
        assertThat(posted("name=%C3%28&days=1")).startsWith("HTTP/1.1 4");
        assertThat(posted("name=%E4%B8")).startsWith("HTTP/1.1 4");
    }

    @Test
    void aFormOfTenMegabytesIs413() throws IOException {
        assertThat(posted("name=" + "a".repeat(10_000_000))).startsWith("HTTP/1.1 413");
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws IOException {
        assertThat(answer("GET /parts HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000)
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("Tomcat", "Exception");
    }

    private String posted(String body) throws IOException {
        return answer("POST /trouble/form HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** What the server answers, read while the rest of the request may still be on its way. */
    private String answer(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            var writer = Thread.startVirtualThread(() -> {
                try {
                    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                } catch (IOException e) {
                    Thread.currentThread().interrupt(); // the server has answered and hung up
                }
            });
            var answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            writer.interrupt();
            return answer;
        }
    }
}
