package io.trackplane.insight.console;

import io.trackplane.kernel.Permission;
import io.trackplane.web.Matching;
import io.trackplane.web.PaletteContributor;
import io.trackplane.web.Surroundings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The dashboards of the environment one stands in. */
@Component
class InsightPalette implements PaletteContributor {
    private final MessageSource messages;

    InsightPalette(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public List<PaletteEntry> find(String query, Surroundings around, Locale locale) {
        if (query.isEmpty()
                || around.place().environment() == null
                || !around.permissions().contains(Permission.TENANT_READ)) {
            return List.of();
        }
        return Arrays.stream(Page.values())
                .map(page -> entry(page, around, locale))
                .filter(entry -> Matching.any(query, entry.title(), entry.where()))
                .toList();
    }

    private PaletteEntry entry(Page page, Surroundings around, Locale locale) {
        return new PaletteEntry(
                "insight.nav",
                "chart",
                text("insight.page." + page.key(), locale),
                text("insight.nav", locale),
                around.place().path() + "/insight/" + page.key());
    }

    private String text(String key, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(key, null, locale));
    }
}
