package io.trackplane.management;

import io.trackplane.access.ManagementTokens;
import io.trackplane.access.Memberships;
import io.trackplane.access.NewManagementToken;
import io.trackplane.access.NewUser;
import io.trackplane.access.Role;
import io.trackplane.access.Users;
import io.trackplane.kernel.Actor;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A tenant of a test's own with one application, and scripts that call the management API with tokens of every role. */
final class Pipeline {
    /** HTTP/1.1: the JDK client and the server wait for each other when the answer to an upgrade to HTTP/2 is longer than its first window. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private final String server;
    final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    final String application = "app_" + tenant;

    Pipeline(ApplicationContext context, int port) {
        server = "http://127.0.0.1:" + port;
        context.getBean(Tenants.class)
                .create(new NewTenant(tenant, "Tenant", ZoneOffset.UTC, Locale.ENGLISH), Actor.SYSTEM);
        context.getBean(Applications.class)
                .create(tenant, new NewApplication(application, "Application", "", Set.of(Platform.WEB)), Actor.SYSTEM);
        for (var role : Role.values()) {
            var email = role.key() + "@" + tenant + ".example";
            var users = context.getBean(Users.class);
            var user = users.create(new NewUser(email, role.key(), "correct horse battery", false, null), Actor.SYSTEM);
            var member = context.getBean(Memberships.class).add(tenant, user.id(), role, Actor.SYSTEM);
            tokens.put(
                    role,
                    context.getBean(ManagementTokens.class)
                            .create(member, new NewManagementToken(tenant, role, role.key(), 1))
                            .value());
        }
    }

    String bundle() {
        return "/apps/" + application + "/bundle";
    }

    String at(String environment, String rest) {
        return "/apps/" + application + "/environments/" + environment + rest;
    }

    HttpResponse<String> get(Role role, String path, String... headers) {
        return send(role, "GET", path, null, headers);
    }

    /** Headers alternate between name and value. */
    HttpResponse<String> send(
            Role role, String method, String path, @org.jspecify.annotations.Nullable String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server + "/api/manage/v1" + path))
                .header("Authorization", "Bearer " + tokens.get(role))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        boolean typed = false;
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
            typed |= headers[i].equals("Content-Type");
        }
        if (body != null && !typed) {
            request.header("Content-Type", "application/json");
        }
        return sent(request.build());
    }

    /** Any address of the server, with any key. */
    HttpResponse<String> raw(
            String method,
            String path,
            @org.jspecify.annotations.Nullable String key,
            @org.jspecify.annotations.Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return sent(request.build());
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return CanonicalJson.tree(answer.body());
    }
}
