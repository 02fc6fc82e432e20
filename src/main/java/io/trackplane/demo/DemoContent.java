package io.trackplane.demo;

import io.trackplane.access.Memberships;
import io.trackplane.access.Role;
import io.trackplane.demo.DemoTenant.Content;
import io.trackplane.kernel.Problem;
import io.trackplane.management.BundleFormat;
import io.trackplane.management.BundleWriting;
import io.trackplane.management.BundleWriting.Extent;
import io.trackplane.management.BundleWriting.Target;
import io.trackplane.management.Bundles;
import io.trackplane.plan.LintRules;
import io.trackplane.plan.LintSettings;
import io.trackplane.tenancy.Application;
import io.trackplane.web.Caller;
import org.springframework.context.i18n.LocaleContextHolder;

/** Writes what the demo's applications serve, as a pipeline of theirs would: bundle by bundle, in the name of members. */
class DemoContent {
    private final Bundles bundles;
    private final LintRules rules;
    private final Memberships memberships;

    DemoContent(Bundles bundles, LintRules rules, Memberships memberships) {
        this.bundles = bundles;
        this.rules = rules;
        this.memberships = memberships;
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
