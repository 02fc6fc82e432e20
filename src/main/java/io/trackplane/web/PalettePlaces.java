package io.trackplane.web;

import io.trackplane.web.Surroundings.Choice;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the switcher in the top bar offers, in the palette. */
@Component
@Order(2)
class PalettePlaces implements PaletteContributor {
    private final MessageSource messages;

    PalettePlaces(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public List<PaletteEntry> find(String query, Surroundings around, Locale locale) {
        return Stream.of(
                        entries(around.environments(), "web.switch.environment", locale),
                        entries(around.applications(), "web.switch.application", locale),
                        entries(around.tenants(), "web.switch.tenant", locale))
                .flatMap(entries -> entries)
                .filter(entry -> Matching.any(query, entry.title(), entry.where()))
                .toList();
    }

    private Stream<PaletteEntry> entries(List<Choice> choices, String level, Locale locale) {
        var where = messages.getMessage(level, null, locale);
        return choices.stream()
                .filter(choice -> !choice.current())
                .map(choice -> new PaletteEntry(
                        "web.palette.places", "right", choice.name(), where + " " + choice.key(), choice.href()));
    }
}
