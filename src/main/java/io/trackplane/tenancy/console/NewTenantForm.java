package io.trackplane.tenancy.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.NewTenant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A tenant to be created and the person who is to own it, as typed. */
record NewTenantForm(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String zone,
        @Nullable String language,
        @Nullable String owner) {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,189}");

    static NewTenantForm empty(Locale locale) {
        var chinese = locale.getLanguage().equals("zh");
        return new NewTenantForm("", "", chinese ? "Asia/Shanghai" : "UTC", chinese ? "zh-CN" : "en", "");
    }

    NewTenant tenant() {
        var language = Locale.forLanguageTag(Texts.line(this.language));
        return new NewTenant(Texts.line(slug), Texts.line(name), TenantForm.zone(zone), language);
    }

    String ownerEmail() {
        return email("owner", owner);
    }

    static String email(String field, @Nullable String typed) {
        var address = Texts.line(typed);
        if (!EMAIL.matcher(address).matches()) {
            throw new Problem.Invalid(field, Message.of("tenancy.problem.email"));
        }
        return address;
    }
}
