package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Somebody with a browser of their own and no script: follows links, fills in forms, keeps cookies. */
public final class Visitor {
    private static final Pattern CSRF = Pattern.compile("hx-headers=\"\\{&quot;([^&]+)&quot;:&quot;([^&]+)&quot;");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String server;
    private String language = "en";

    public Visitor(int port) {
        server = "http://127.0.0.1:" + port;
    }

    Visitor signedInAs(User user) {
        return signedInAs(user.email(), People.PASSWORD);
    }

    public Visitor signedInAs(String email, String password) {
        var answer = post("/login", "username", email, "password", password);
        assertThat(answer.statusCode()).isEqualTo(302);
        return this;
    }

    public Visitor reading(String tag) {
        language = tag;
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** What htmx asks for: a piece of the page. */
    public HttpResponse<String> getPiece(String path) {
        return send(request(path).header("HX-Request", "true").GET());
    }

    /** A stream of events, line by line for as long as the server sends. */
    public HttpResponse<java.util.stream.Stream<String>> stream(String path) {
        return send(request(path).setHeader("Accept", "text/event-stream").GET(), BodyHandlers.ofLines());
    }

    public HttpResponse<String> post(String path, String... fields) {
        return send(posting(path, fields));
    }

    public HttpResponse<String> postPiece(String path, String... fields) {
        return send(posting(path, fields).header("HX-Request", "true"));
    }

    /** The identifier in the session cookie. */
    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder posting(String path, String... fields) {
        var body = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            body.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return request(path)
                .headers(csrf())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    /** Every page carries the token; the page of an unknown invitation is open to everybody. */
    private String[] csrf() {
        var matcher = CSRF.matcher(get("/invitations/none-such").body());
        assertThat(matcher.find()).isTrue();
        return new String[] {matcher.group(1), matcher.group(2)};
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .header("Accept", "text/html,*/*;q=0.5")
                .header("Accept-Language", language);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
