package io.trackplane.delivery;

import io.trackplane.flag.FlagParts;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revision;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.AllowedOrigins;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.Limit;
import io.trackplane.tenancy.Limits;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeys;
import io.trackplane.tenancy.TenantSettings;
import io.trackplane.tenancy.Tenants;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A tenant of a test's own with one application, what it publishes in development, and clients that read it over HTTP. */
final class Shop {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final String tenant;
    final String client;
    final String server;
    final Environment environment;
    private final ApplicationContext context;
    private final String address;

    Shop(ApplicationContext context, int port) {
        this.context = context;
        this.address = "http://127.0.0.1:" + port;
        this.tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
        context.getBean(Tenants.class)
                .create(new NewTenant(tenant, "Shop", ZoneOffset.UTC, Locale.ENGLISH), Actor.SYSTEM);
        limit(Limit.REQUESTS_PER_MINUTE_PER_VISITOR, 6000);
        context.getBean(Applications.class)
                .create(tenant, new NewApplication("shop_" + tenant, "Shop", "", Set.of(Platform.WEB)), Actor.SYSTEM);
        environment = context.getBean(Environments.class).get(tenant, "shop_" + tenant, "development");
        client = keys().of(environment).getFirst().shown();
        server = keys().create(environment, SdkKey.Kind.SERVER, "Server", Actor.SYSTEM)
                .presented();
    }

    private Shop(Shop original, int port) {
        this.context = original.context;
        this.address = "http://127.0.0.1:" + port;
        this.tenant = original.tenant;
        this.environment = original.environment;
        this.client = original.client;
        this.server = original.server;
    }

    /** The same one, read at another server. */
    Shop at(int port) {
        return new Shop(this, port);
    }

    SdkKeys keys() {
        return context.getBean(SdkKeys.class);
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

    void allowOrigin(String origin) {
        var environments = context.getBean(Environments.class);
        var now = environments.latest(environment);
        environments.changeOrigins(now, AllowedOrigins.of(List.of(origin)), false, now.version(), null, Actor.SYSTEM);
    }

    Revision publish(String kind, String key, @Nullable String json) {
        return publish(Map.of(new PartName(kind, key), json == null ? "" : json));
    }

    /** Publishes parts together; an empty content takes one away. */
    Revision publish(Map<PartName, String> parts) {
        var revisions = context.getBean(Revisions.class);
        var now = revisions.current(environment).parts().contents();
        var changes = parts.entrySet().stream()
                .map(part -> new PartChange(
                        part.getKey(), now.get(part.getKey()), part.getValue().isEmpty() ? null : part.getValue()))
                .toList();
        return revisions.publish(environment, changes, null, Actor.SYSTEM);
    }

    Revision flag(String key, String json) {
        return publish(FlagParts.FLAG, key, json);
    }

    /** A flag of two variants, of which it serves the first to everybody. */
    static String serving(String key, String type, String value, String other, boolean visible) {
        return flag(key, type, value, other, visible, "\"rules\":[],\"otherwise\":{\"variant\":\"a\"}");
    }

    static String flag(String key, String type, String value, String other, boolean visible, String rest) {
        return """
               {"key":"%s","name":"%s","visible_to_clients":%s,"type":"%s","enabled":true,"off_variant":"b",
                "variants":[{"key":"a","value":%s},{"key":"b","value":%s}],%s}
               """.formatted(key, key, visible, type, value, other, rest);
    }

    /** One flag of each type that clients see, and one that they do not. */
    void publishEveryType() {
        publish(Map.of(
                new PartName("flag", "truth"), serving("truth", "boolean", "true", "false", true),
                new PartName("flag", "text"), serving("text", "string", "\"héllo \\\"值\\\"\"", "\"\"", true),
                new PartName("flag", "whole"), serving("whole", "number", "42", "0", true),
                new PartName("flag", "fraction"), serving("fraction", "number", "3", "0.5", true),
                new PartName("flag", "object"),
                        serving("object", "json", "{\"a\":[1,2],\"b\":{\"c\":null}}", "{}", true),
                new PartName("flag", "secret"), serving("secret", "boolean", "true", "false", false)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    HttpResponse<String> get(String path, String key, String... headers) {
        return send(headers(request(path).header("Authorization", "Bearer " + key), headers)
                .GET());
    }

    HttpResponse<String> post(String path, String key, String body, String... headers) {
        return send(headers(request(path).header("X-API-Key", key).header("Content-Type", "application/json"), headers)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder headers(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
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

    String address() {
        return address;
    }

    static JsonNode json(HttpResponse<String> answer) {
        return CanonicalJson.tree(answer.body());
    }

    static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElse("");
    }
}
