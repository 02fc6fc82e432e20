package io.trackplane.insight.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

/** Questions end with those who asked them: in a real container, with real connections. */
class WhileListeningTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final Tomcat tomcat = new Tomcat();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final AtomicInteger answered = new AtomicInteger();

    private final class Asking extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            boolean isLong = request.getRequestURI().endsWith("long");
            response.getWriter().print(WhileListening.ask(request, () -> isLong ? longAnswer() : "short"));
            answered.incrementAndGet();
        }
    }

    private String longAnswer() {
        asked.countDown();
        try {
            Thread.sleep(LONG);
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return "long";
    }

    @BeforeEach
    void start() throws Exception {
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getEngine().getPipeline().addValve(new ListeningValve());
        var context = tomcat.addContext("", new File(directory.toString()).getAbsolutePath());
        Tomcat.addServlet(context, "asking", new Asking());
        context.addServletMappingDecoded("/api/stats/*", "asking");
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private Socket send(String path) throws IOException {
        var socket = new Socket(
                InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort());
        socket.getOutputStream().write(request(path));
        return socket;
    }

    private static byte[] request(String path) {
        return ("GET /api/stats/" + path + " HTTP/1.1\r\nHost: a.example\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void theQuestionIsStoppedWhenTheClientGoesAway() throws Exception {
        try (var socket = send("long")) {
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(interrupted.await(700, TimeUnit.MILLISECONDS)).isFalse();
            socket.close();
            assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(answered).hasValue(0);
    }

    @Test
    void theNextRequestOnTheConnectionIsNotTakenForItsEnd() throws Exception {
        try (var socket = send("long")) {
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            socket.getOutputStream().write(request("short"));
            assertThat(interrupted.await(700, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void whoWaitsIsAnswered() throws Exception {
        try (var socket = send("short")) {
            socket.setSoTimeout(10_000);
            var answer = new byte[15];
            assertThat(socket.getInputStream().readNBytes(answer, 0, 15)).isEqualTo(15);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void failuresOfTheQuestionArriveAsTheyAre() {
        var request = new MockHttpServletRequest();
        BooleanSupplier here = () -> false;
        request.setAttribute(WhileListening.IS_GONE, here);
        var failure = new IllegalArgumentException("no");
        assertThatThrownBy(() -> WhileListening.ask(request, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void nothingIsAnsweredToNobody() {
        var request = new MockHttpServletRequest();
        BooleanSupplier gone = () -> true;
        request.setAttribute(WhileListening.IS_GONE, gone);
        assertThatThrownBy(() -> WhileListening.ask(request, this::longAnswer))
                .isInstanceOf(UncheckedIOException.class);
    }
}
