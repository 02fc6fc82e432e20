package io.trackplane.tenancy.console;

import io.trackplane.tenancy.NewTenant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A tenant to be created and the person who is to own it, as typed. */
record NewTenantForm(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String zone,
        @Nullable String language,
        @Nullable String owner) {
    static NewTenantForm empty(Locale locale) {
        var chinese = locale.getLanguage().equals("zh");
        return new NewTenantForm("", "", chinese ? "Asia/Shanghai" : "UTC", chinese ? "zh-CN" : "en", "");
    }

    NewTenant tenant() {
        var language = Locale.forLanguageTag(Texts.line(this.language));
        return new NewTenant(Texts.line(slug), Texts.line(name), TenantForm.zone(zone), language);
    }
}
