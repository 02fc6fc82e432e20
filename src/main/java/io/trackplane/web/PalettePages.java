package io.trackplane.web;

import io.trackplane.web.Navigation.Reachable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The lines of every sidebar, in the palette. */
@Component
@Order(1)
class PalettePages implements PaletteContributor {
    private final ObjectProvider<NavigationContributor> contributors;
    private final MessageSource messages;

    PalettePages(ObjectProvider<NavigationContributor> contributors, MessageSource messages) {
        this.contributors = contributors;
        this.messages = messages;
    }

    @Override
    public List<PaletteEntry> find(String query, Surroundings around, Locale locale) {
        return new Navigation(contributors.orderedStream().toList())
                .reachable(around).stream()
                        .map(page -> entry(page, around.place(), locale))
                        .filter(entry -> Matching.any(query, entry.title()))
                        .toList();
    }

    private PaletteEntry entry(Reachable page, Place place, Locale locale) {
        var title = text(page.line().label(), locale);
        var where = where(page, place, locale);
        return new PaletteEntry(
                "web.palette.pages",
                page.line().icon(),
                title,
                where.equals(title) ? "" : where,
                page.line().href());
    }

    private String where(Reachable page, Place place, Locale locale) {
        return switch (page.area()) {
            case ENVIRONMENT -> named(place.environmentName());
            case TENANT -> named(place.tenantName());
            case ACCOUNT -> text("web.account", locale);
            case PLATFORM -> text("web.account.platform", locale);
        };
    }

    private static String named(@Nullable String name) {
        return name == null ? "" : name;
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
