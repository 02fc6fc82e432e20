package io.trackplane.ingest.console;

import io.trackplane.kernel.Permission;
import io.trackplane.web.Matching;
import io.trackplane.web.PaletteContributor;
import io.trackplane.web.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The debug form, which has no line in the sidebar, in the palette. */
@Component
@Order(5)
class DataPalette implements PaletteContributor {
    private final MessageSource messages;

    DataPalette(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public List<PaletteEntry> find(String query, Surroundings around, Locale locale) {
        if (around.place().environment() == null || !around.permissions().contains(Permission.TENANT_READ)) {
            return List.of();
        }
        return Stream.of(messages.getMessage("ingest.debug.title", null, locale))
                .filter(title -> !query.isEmpty() && Matching.any(query, title, "debug"))
                .map(title -> new PaletteEntry(
                        "web.section.data", "check", title, "", around.place().path() + "/data/debug"))
                .toList();
    }
}
