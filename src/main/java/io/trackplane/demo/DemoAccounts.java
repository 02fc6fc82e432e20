package io.trackplane.demo;

import io.trackplane.access.SignInOffer;
import io.trackplane.tenancy.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;

/** What the sign-in page of a demo offers: the people of each tenant that still exists, and the administrator. */
class DemoAccounts implements SignInOffer {
    private final List<DemoTenant> demo;
    private final Tenants tenants;

    DemoAccounts(List<DemoTenant> demo, Tenants tenants) {
        this.demo = demo;
        this.tenants = tenants;
    }

    @Override
    public List<Group> groups() {
        var locale = LocaleContextHolder.getLocale();
        var groups = new ArrayList<Group>();
        demo.stream()
                .filter(tenant -> tenants.find(tenant.slug()).isPresent())
                .map(tenant -> group(tenant, locale))
                .forEach(groups::add);
        groups.add(platform());
        return groups;
    }

    @Override
    public String password() {
        return DemoLoader.PASSWORD;
    }

    private static Group group(DemoTenant tenant, Locale locale) {
        var applications =
                tenant.applications().stream().map(DemoTenant.App::key).collect(Collectors.joining(", "));
        return new Group(
                tenant.slug(),
                tenant.summary(locale) + " · " + applications,
                false,
                tenant.members().stream()
                        .map(member -> new Account(member.email(), member.role().key()))
                        .toList());
    }

    private static Group platform() {
        return new Group(
                "platform", "", true, List.of(new Account(DemoLoader.ADMINISTRATOR, "platform-administrator")));
    }
}
