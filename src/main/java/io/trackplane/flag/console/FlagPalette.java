package io.trackplane.flag.console;

import io.trackplane.kernel.Permission;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.Matching;
import io.trackplane.web.PaletteContributor;
import io.trackplane.web.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The flags of the environment one stands in, and what can be done with them. */
@Component
class FlagPalette implements PaletteContributor {
    private static final String GROUP = "flag.palette.flags";
    private static final int MOST = 8;

    private final Environments environments;
    private final FlagsOf flags;
    private final MessageSource messages;

    FlagPalette(Environments environments, FlagsOf flags, MessageSource messages) {
        this.environments = environments;
        this.flags = flags;
        this.messages = messages;
    }

    @Override
    public List<PaletteEntry> find(String query, Surroundings around, Locale locale) {
        var place = around.place();
        if (place.tenant() == null
                || place.application() == null
                || place.environment() == null
                || !around.permissions().contains(Permission.TENANT_READ)) {
            return List.of();
        }
        return Stream.concat(actions(query, around, locale), found(query, around))
                .limit(MOST)
                .toList();
    }

    private Stream<PaletteEntry> found(String query, Surroundings around) {
        var place = around.place();
        return query.isEmpty()
                ? Stream.empty()
                : environments
                        .find(
                                Objects.requireNonNull(place.tenant()),
                                Objects.requireNonNull(place.application()),
                                Objects.requireNonNull(place.environment()))
                        .stream()
                        .flatMap(environment -> flags.in(environment).published().values().stream())
                        .filter(flag -> Matching.any(query, flag.key(), flag.name()))
                        .map(flag -> new PaletteEntry(
                                GROUP, "flag", flag.key(), flag.name(), place.path() + "/flags/" + flag.key()));
    }

    private Stream<PaletteEntry> actions(String query, Surroundings around, Locale locale) {
        var path = around.place().path();
        return Stream.of(
                        action("plus", "flag.palette.new", path + "/flags/_new", locale),
                        action("eye", "flag.palette.explain", path + "/flags/_explain", locale),
                        action("people", "flag.palette.segments", path + "/segments", locale))
                .filter(entry -> Matching.any(query, entry.title()));
    }

    private PaletteEntry action(String icon, String title, String href, Locale locale) {
        return new PaletteEntry(
                GROUP, icon, Objects.requireNonNull(messages.getMessage(title, null, locale)), "", href);
    }
}
