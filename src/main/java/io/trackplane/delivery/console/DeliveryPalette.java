package io.trackplane.delivery.console;

import io.trackplane.tenancy.Environments;
import io.trackplane.web.Matching;
import io.trackplane.web.PaletteContributor;
import io.trackplane.web.Surroundings;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The parameters of the environment around, in the palette. */
@Component
@Order(4)
class DeliveryPalette implements PaletteContributor {
    private static final int MOST = 8;

    private final Environments environments;
    private final ParameterParts parts;
    private final MessageSource messages;

    DeliveryPalette(Environments environments, ParameterParts parts, MessageSource messages) {
        this.environments = environments;
        this.parts = parts;
        this.messages = messages;
    }

    @Override
    public List<PaletteEntry> find(String query, Surroundings around, Locale locale) {
        var place = around.place();
        if (query.isEmpty() || place.tenant() == null || place.application() == null || place.environment() == null) {
            return List.of();
        }
        var where = messages.getMessage("delivery.config.title", null, "", locale);
        return environments.find(place.tenant(), place.application(), place.environment()).stream()
                .flatMap(environment -> parts.all(environment).keySet().stream())
                .filter(key -> Matching.any(query, key))
                .limit(MOST)
                .map(key -> new PaletteEntry(
                        "delivery.nav.config", "config", key, String.valueOf(where), place.path() + "/config/" + key))
                .toList();
    }
}
