package io.trackplane.access;

import io.trackplane.tenancy.NewTenant;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of the set-up page. */
record SetUpForm(
        @NotBlank @Size(max = Users.MAX_NAME) String name,
        @NotBlank @Size(max = Emails.MAX_LENGTH) String email,
        @NotBlank @Size(max = 200) String password,
        @NotBlank @Size(max = 80) String tenantName,
        @NotBlank @Size(max = 39) String slug,
        @NotBlank @Size(max = 60) String zone) {
    static SetUpForm empty() {
        return new SetUpForm("", "", "", "", "", "UTC");
    }

    NewUser owner(Locale locale) {
        return new NewUser(email, name, password, true, locale.toLanguageTag());
    }

    NewTenant tenant(Locale locale) {
        return new NewTenant(slug.strip(), tenantName.strip(), zoneId(zone), locale);
    }

    private static ZoneId zoneId(@Nullable String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) { // not one of the choices on the page
            return ZoneOffset.UTC;
        }
    }
}
