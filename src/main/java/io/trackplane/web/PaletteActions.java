package io.trackplane.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a person can do from everywhere, in the palette. */
@Component
@Order(3)
class PaletteActions implements PaletteContributor {
    private final MessageSource messages;

    PaletteActions(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public List<PaletteEntry> find(String query, Surroundings around, Locale locale) {
        return Stream.of("theme", "language")
                .map(what -> entry(what, locale))
                .filter(entry -> Matching.any(query, entry.title(), entry.where()))
                .toList();
    }

    private PaletteEntry entry(String what, Locale locale) {
        return new PaletteEntry(
                "web.palette.actions",
                what.equals("theme") ? "theme" : "config",
                messages.getMessage("web.palette.change-" + what, null, locale),
                messages.getMessage("web.palette.appearance", null, locale),
                "/preferences#" + what);
    }
}
