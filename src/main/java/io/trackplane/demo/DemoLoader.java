package io.trackplane.demo;

import io.trackplane.access.ManagementTokens;
import io.trackplane.access.Memberships;
import io.trackplane.access.NewManagementToken;
import io.trackplane.access.NewUser;
import io.trackplane.access.Role;
import io.trackplane.access.Users;
import io.trackplane.demo.DemoTenant.App;
import io.trackplane.demo.DemoTenant.Member;
import io.trackplane.demo.DemoTenant.Stage;
import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.AllowedOrigins;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.NewEnvironment;
import io.trackplane.tenancy.NewTenant;
import io.trackplane.tenancy.Overlap;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.SdkKeys;
import io.trackplane.tenancy.Tenants;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the demo into the store, once: what was loaded completely is never touched again, whatever people made of it.
 * A start that was cut short is taken up where it ended. Done before the server listens, so that nobody meets half a demo.
 */
class DemoLoader implements SmartLifecycle {
    static final String PASSWORD = "trackplane-demo";
    static final String ADMINISTRATOR = "platform@trackplane.example";
    private static final String PLATFORM = "platform";
    private static final String PRODUCTION = "production";
    private static final String REASON = "Demo data";
    private static final int DAYS = 365;

    private final List<DemoTenant> demo;
    private final DemoStore store;
    private final Tenants tenants;
    private final Applications applications;
    private final Environments environments;
    private final SdkKeys keys;
    private final Users users;
    private final Memberships memberships;
    private final ManagementTokens tokens;
    private final DemoContent content;
    private volatile boolean loaded;

    DemoLoader(
            List<DemoTenant> demo,
            DemoStore store,
            Tenants tenants,
            Applications applications,
            Environments environments,
            SdkKeys keys,
            Users users,
            Memberships memberships,
            ManagementTokens tokens,
            DemoContent content) {
        this.demo = demo;
        this.store = store;
        this.tenants = tenants;
        this.applications = applications;
        this.environments = environments;
        this.keys = keys;
        this.users = users;
        this.memberships = memberships;
        this.tokens = tokens;
        this.content = content;
    }

    @Override
    public void start() {
        once(PLATFORM, () -> people(Stream.of(account(ADMINISTRATOR, "Platform administrator", true))));
        sideBySide(demo);
        loaded = true;
    }

    /** Threads of the common pool would not find files in a packaged jar. */
    private void sideBySide(List<DemoTenant> tenants) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var loading = tenants.stream()
                    .map(tenant -> CompletableFuture.runAsync(() -> loadOnce(tenant), threads))
                    .toList();
            loading.forEach(CompletableFuture::join);
        }
    }

    private void loadOnce(DemoTenant tenant) {
        once("tenant " + tenant.slug(), () -> load(tenant));
        tenant.applications().forEach(application -> {
            var name = tenant.slug() + "/" + application.key();
            once("content " + name, () -> loadContent(tenant, application));
            once("deliveries " + name, () -> registerDeliveries(tenant, application));
        });
    }

    /** Nothing where somebody deleted the environment meanwhile. */
    private void registerDeliveries(DemoTenant tenant, App wanted) {
        if (tenants.find(tenant.slug()).isPresent()) {
            environments
                    .find(tenant.slug(), wanted.key(), PRODUCTION)
                    .ifPresent(production -> content.register(tenant, production, wanted.deliveries()));
        }
    }

    @Override
    public void stop() {
        loaded = false;
    }

    @Override
    public boolean isRunning() {
        return loaded;
    }

    /** Early: the web server comes last. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void once(String part, Runnable work) {
        if (!store.find().orElseThrow().loaded().contains(part)) {
            work.run();
            store.loaded(part);
        }
    }

    private void load(DemoTenant wanted) {
        var slug = wanted.slug();
        if (tenants.find(slug).isEmpty()) {
            tenants.create(new NewTenant(slug, wanted.name(), wanted.zone(), wanted.language()), Actor.SYSTEM);
        }
        people(wanted.members().stream().map(member -> account(member.email(), member.name(), false)));
        wanted.members().forEach(member -> join(slug, member));
        wanted.applications().forEach(application -> load(slug, application));
        content.decideRules(wanted);
        wanted.members().stream()
                .filter(member -> member.role() == Role.ADMIN)
                .findFirst()
                .flatMap(admin -> users.findByEmail(admin.email()))
                .ifPresent(admin -> tokens.seed(
                        wanted.managementToken(), admin, new NewManagementToken(slug, Role.ADMIN, "Demo", DAYS)));
    }

    /** Nothing where somebody deleted the application meanwhile. */
    private void loadContent(DemoTenant tenant, App wanted) {
        if (tenants.find(tenant.slug()).isPresent()) {
            applications
                    .find(tenant.slug(), wanted.key())
                    .ifPresent(application -> content.load(tenant, application, wanted.content()));
        }
    }

    private void join(String tenant, Member member) {
        var user = users.findByEmail(member.email()).orElseThrow();
        if (user.membership(tenant).isEmpty()) {
            memberships.add(tenant, user.id(), member.role(), Actor.SYSTEM);
        }
    }

    private void people(Stream<NewUser> wanted) {
        var missing =
                wanted.filter(user -> users.findByEmail(user.email()).isEmpty()).toList();
        users.createSharing(missing, Actor.SYSTEM);
    }

    private static NewUser account(String email, String name, boolean administrator) {
        return new NewUser(email, name, PASSWORD, administrator, null);
    }

    private void load(String tenant, App wanted) {
        if (applications.find(tenant, wanted.key()).isEmpty()) {
            var application = new NewApplication(wanted.key(), wanted.name(), wanted.description(), wanted.platforms());
            var stages = wanted.environments().stream().map(DemoLoader::stage).toList();
            applications.create(tenant, application, stages, Actor.SYSTEM);
        }
        wanted.environments().forEach(stage -> load(environments.get(tenant, wanted.key(), stage.key()), stage));
    }

    private static NewEnvironment stage(Stage wanted) {
        return new NewEnvironment(wanted.key(), wanted.name(), wanted.kind(), wanted.isProtected(), wanted.clientKey());
    }

    private void load(Environment environment, Stage wanted) {
        if (keys.authenticate(wanted.serverKey()).isEmpty()) {
            keys.create(environment, SdkKey.Kind.SERVER, "Server", wanted.serverKey(), Actor.SYSTEM);
        }
        if (environment.signing() == null) {
            environments.useSigningSecret(
                    environment, wanted.signingSecret(), Overlap.NONE, reason(wanted), Actor.SYSTEM);
        }
        var allowed = environments.get(environment.tenant(), environment.application(), environment.key());
        environments.changeOrigins(
                allowed,
                AllowedOrigins.of(wanted.origins()),
                allowed.legacySignatures(),
                allowed.version(),
                reason(wanted),
                Actor.SYSTEM);
    }

    private static @Nullable String reason(Stage wanted) {
        return wanted.isProtected() ? REASON : null;
    }
}
