package io.trackplane.access;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Secrets;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Tenants;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * The first start of a server that nobody has an account on: a link in the log, good once and only until the process
 * ends, makes the first account, which administers the server and owns the first tenant. There is no default password.
 */
@Service
class SetUp {
    private static final Logger LOG = LoggerFactory.getLogger(SetUp.class);

    private final Users users;
    private final Memberships memberships;
    private final Tenants tenants;
    private final AccessProperties settings;
    private @Nullable String token;
    private int port = 8080;

    SetUp(Users users, Memberships memberships, Tenants tenants, AccessProperties settings) {
        this.users = users;
        this.memberships = memberships;
        this.tenants = tenants;
        this.settings = settings;
    }

    @EventListener
    void on(WebServerInitializedEvent started) {
        if (started.getApplicationContext().getServerNamespace() == null) {
            port = started.getWebServer().getPort();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void offer() {
        if (users.isEmpty()) {
            token = Secrets.random("");
            LOG.info("Nobody has an account yet. Open this link once to set the server up: {}/setup/{}", base(), token);
        }
    }

    /** Whether this is the link of the log and nobody has used it. */
    synchronized boolean isOpen(String presented) {
        return token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8))
                && users.isEmpty();
    }

    /**
     * Makes the first account and its tenant.
     *
     * @throws Problem.NotFound when the link is wrong or used
     * @throws Problem.Invalid when a field cannot be accepted; the link stays good
     */
    synchronized User complete(String presented, NewUser owner, NewTenant tenant) {
        if (!isOpen(presented)) {
            throw new Problem.NotFound();
        }
        users.check(owner);
        var created = tenants.create(tenant, Actor.SYSTEM);
        var user = users.create(owner, Actor.SYSTEM);
        token = null;
        return memberships.add(created.slug(), user.id(), Role.OWNER, Actor.SYSTEM);
    }

    private URI base() {
        var configured = settings.publicUrl();
        return configured == null ? URI.create("http://localhost:" + port) : configured;
    }
}
