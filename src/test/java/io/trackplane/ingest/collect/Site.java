package io.trackplane.ingest.collect;

import io.trackplane.ingest.Batch;
import io.trackplane.ingest.RecordingLog;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.AllowedOrigins;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.Limit;
import io.trackplane.tenancy.Limits;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Overlap;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeys;
import io.trackplane.tenancy.TenantSettings;
import io.trackplane.tenancy.Tenants;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A tenant of a test's own, what its environment publishes, and clients that send events over HTTP. */
final class Site {
    static final String SECRET = "a-secret-for-signing";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    final String client;
    final String server;
    final Environment environment;
    private final ApplicationContext context;
    private final String address;

    Site(ApplicationContext context, int port) {
        this.context = context;
        this.address = "http://127.0.0.1:" + port;
        context.getBean(Tenants.class)
                .create(new NewTenant(tenant, "Site", ZoneOffset.UTC, Locale.ENGLISH), Actor.SYSTEM);
        limit(Limit.REQUESTS_PER_MINUTE_PER_VISITOR, 6000);
        context.getBean(Applications.class)
                .create(tenant, new NewApplication("site_" + tenant, "Site", "", Set.of(Platform.WEB)), Actor.SYSTEM);
        environment = environments().get(tenant, "site_" + tenant, "development");
        var keys = context.getBean(SdkKeys.class);
        client = keys.of(environment).getFirst().shown();
        server = keys.create(environment, SdkKey.Kind.SERVER, "Server", Actor.SYSTEM)
                .presented();
    }

    private Environments environments() {
        return context.getBean(Environments.class);
    }

    void limit(Limit limit, int value) {
        var tenants = context.getBean(Tenants.class);
        var now = tenants.get(tenant);
        var limits = Limits.of(each -> each == limit ? value : now.limits().get(each));
        tenants.change(
                tenant,
                new TenantSettings(now.name(), now.zone(), now.language(), now.retentionDays(), limits),
                now.version(),
                Actor.SYSTEM);
    }

    void allow(String origin, boolean legacySignatures) {
        var now = environments().latest(environment);
        environments()
                .changeOrigins(
                        now, AllowedOrigins.of(List.of(origin)), legacySignatures, now.version(), null, Actor.SYSTEM);
    }

    void sign(String secret, Overlap overlap) {
        environments().useSigningSecret(environments().latest(environment), secret, overlap, null, Actor.SYSTEM);
    }

    void publish(String kind, String key, @Nullable String json) {
        var revisions = context.getBean(Revisions.class);
        var name = new PartName(kind, key);
        var now = revisions.current(environment).parts().contents().get(name);
        revisions.publish(environment, List.of(new PartChange(name, now, json)), null, Actor.SYSTEM);
    }

    Batch last() {
        return context.getBean(RecordingLog.class).last(tenant);
    }

    List<Batch> batches() {
        return context.getBean(RecordingLog.class).of(tenant);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    /** Posts with the client key. */
    HttpResponse<String> post(String path, String body, String... headers) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> post(String path, byte[] body, String... headers) {
        return anonymous(path, body, with(headers, "X-API-Key", client));
    }

    /** Posts without a key. */
    HttpResponse<String> anonymous(String path, byte[] body, String... headers) {
        var request = request(path).POST(BodyPublishers.ofByteArray(body));
        request.header("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0 Safari/537.36");
        if (List.of(headers).stream().noneMatch("Content-Type"::equals)) {
            request.header("Content-Type", "application/json");
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String[] with(String[] headers, String name, String value) {
        if (List.of(headers).contains(name)) {
            return headers;
        }
        var more = java.util.Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = name;
        more[headers.length + 1] = value;
        return more;
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return CanonicalJson.tree(answer.body());
    }

    /** An event in the form of seed 001. */
    static String event(String rest) {
        return "{\"event_name\":\"button_click\",\"timestamp\":" + System.currentTimeMillis()
                + ",\"user_id\":\"u1\",\"platform\":\"web\",\"page\":\"/home\",\"session_id\":\"s1\"" + rest + "}";
    }

    static String events(String... events) {
        return "{\"events\":[" + String.join(",", events) + "]}";
    }
}
