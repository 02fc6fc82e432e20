package io.trackplane.tenancy.console;

import static java.util.Map.entry;

import io.trackplane.tenancy.AllowedOrigins;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Multiline;
import io.trackplane.web.TwoEditors;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From where an environment is spoken to, as typed.
 *
 * @param origins one on each line
 */
record OriginsForm(
        @Multiline @Nullable String origins,
        boolean legacySignatures,
        @Nullable String reason) {
    static OriginsForm of(Environment environment) {
        return new OriginsForm(String.join("\n", environment.origins().texts()), environment.legacySignatures(), "");
    }

    AllowedOrigins allowed() {
        return AllowedOrigins.of(Texts.lines(origins));
    }

    Map<String, String> fields() {
        return TwoEditors.fields(List.of(
                entry("origins", String.join("\n", Texts.lines(origins))),
                entry("legacySignatures", legacySignatures)));
    }
}
