package io.trackplane.tenancy.console;

import io.trackplane.tenancy.EnvironmentKind;
import io.trackplane.tenancy.Overlap;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.SdkKey;
import io.trackplane.tenancy.TenantSettings;
import io.trackplane.web.Option;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the selects and checkboxes of this module's forms offer, in the page's language. */
@Component("tenancyChoices")
class Choices {
    /** Zones people live in; the others are synonyms and offsets. */
    private static final Pattern PLACES =
            Pattern.compile("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

    private static final List<Option> ZONES = Stream.concat(
                    Stream.of("UTC"),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(zone -> PLACES.matcher(zone).matches())
                            .sorted())
            .map(zone -> new Option(zone, zone))
            .toList();

    private final MessageSource messages;

    Choices(MessageSource messages) {
        this.messages = messages;
    }

    List<Option> zones() {
        return ZONES;
    }

    List<Option> languages(Locale locale) {
        return TenantSettings.LANGUAGES.stream()
                .map(Locale::toLanguageTag)
                .map(tag -> new Option(tag, text("web.language." + tag, locale)))
                .toList();
    }

    List<Option> platforms(Locale locale) {
        return Option.of(Platform.class, platform -> text("tenancy.platform." + platform.key(), locale));
    }

    List<Option> kinds(Locale locale) {
        return Option.of(EnvironmentKind.class, kind -> text("tenancy.kind." + kind.key(), locale));
    }

    List<Option> keyKinds(Locale locale) {
        return Stream.of(SdkKey.Kind.SERVER, SdkKey.Kind.CLIENT)
                .map(kind -> new Option(kind.name(), text("tenancy.key-kind." + kind.key(), locale)))
                .toList();
    }

    List<Option> overlaps(Locale locale) {
        return Option.of(Overlap.class, overlap -> text("tenancy.overlap." + overlap.key(), locale));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
