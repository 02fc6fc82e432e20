package io.trackplane.demo;

import io.trackplane.access.Memberships;
import io.trackplane.access.Role;
import io.trackplane.demo.DemoTenant.Content;
import io.trackplane.demo.DemoTenant.Delivery;
import io.trackplane.insight.deliveries.DeliveryRegistrations;
import io.trackplane.insight.deliveries.DeliverySettings;
import io.trackplane.kernel.Problem;
import io.trackplane.management.BundleFormat;
import io.trackplane.management.BundleWriting;
import io.trackplane.management.BundleWriting.Extent;
import io.trackplane.management.BundleWriting.Target;
import io.trackplane.management.Bundles;
import io.trackplane.plan.LintRules;
import io.trackplane.plan.LintSettings;
import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Writes what the demo's applications serve, as a pipeline of theirs would: bundle by bundle, in the name of members; and registers what they
 * recommend.
 */
class DemoContent {
    private final Bundles bundles;
    private final LintRules rules;
    private final Memberships memberships;
    private final DeliveryRegistrations deliveries;
    private final Clock clock;

    DemoContent(
            Bundles bundles, LintRules rules, Memberships memberships, DeliveryRegistrations deliveries, Clock clock) {
        this.bundles = bundles;
        this.rules = rules;
        this.memberships = memberships;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** What an application recommends in an environment; days are counted back from today, as those of the demo's traffic are. */
    void register(DemoTenant tenant, Environment environment, Iterable<Delivery> wanted) {
        var today = clock.instant().atZone(tenant.zone()).toLocalDate();
        for (var delivery : wanted) {
            var actor = caller(tenant.slug(), delivery.by()).actor();
            if (deliveries.find(environment, delivery.id()).isEmpty()) {
                deliveries.register(environment, delivery.id(), settings(delivery, today), actor);
            }
            if (delivery.closed()) {
                deliveries.close(environment, delivery.id(), actor);
            }
        }
    }

    private static DeliverySettings settings(Delivery delivery, LocalDate today) {
        var ended = delivery.ended();
        return new DeliverySettings(
                delivery.name(),
                delivery.contentType(),
                delivery.targetUsers(),
                today.minusDays(delivery.started()),
                ended == null ? null : today.minusDays(ended));
    }

    /** What a tenant takes otherwise than usual about plans; its plans are held to that. */
    void decideRules(DemoTenant tenant) {
        var decided = rules.latest(tenant.slug());
        if (decided.version() < 0 && !tenant.lint().isEmpty()) {
            var settings = new LintSettings(tenant.lint(), null, null, null, null, null);
            rules.change(
                    tenant.slug(),
                    settings,
                    decided.version(),
                    caller(tenant.slug(), Role.ADMIN).actor());
        }
    }

    void load(DemoTenant tenant, Application application, Iterable<Content> contents) {
        LocaleContextHolder.setLocale(tenant.language());
        try {
            contents.forEach(content -> loadOrSayWhy(application, content));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private void loadOrSayWhy(Application application, Content content) {
        try {
            load(application, content);
        } catch (Problem.Invalid invalid) {
            throw new IllegalStateException(content.file() + ": " + invalid.fields(), invalid);
        }
    }

    private void load(Application application, Content content) {
        var document = BundleFormat.YAML.read(DemoFiles.content(application.tenant(), content.file()));
        var writing = new BundleWriting(
                content.partial() ? Extent.NAMED : Extent.WHOLE,
                content.draft() ? Target.DRAFTS : Target.REVISIONS,
                content.reason(),
                caller(application.tenant(), content.by()));
        bundles.write(application, bundles.read(application, document), writing);
    }

    private Caller caller(String tenant, Role role) {
        var member = memberships.of(tenant).stream()
                .filter(user -> user.membership(tenant)
                        .filter(membership -> membership.role() == role)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        return new Caller(member.actor(), tenant, role.permissions(), false);
    }
}
