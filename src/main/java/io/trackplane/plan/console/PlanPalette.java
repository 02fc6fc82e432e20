package io.trackplane.plan.console;

import io.trackplane.kernel.Permission;
import io.trackplane.plan.PlanDrafts;
import io.trackplane.tenancy.Applications;
import io.trackplane.web.Matching;
import io.trackplane.web.PaletteContributor;
import io.trackplane.web.Place;
import io.trackplane.web.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The events of the plan and what can be done with it, in the palette. */
@Component
class PlanPalette implements PaletteContributor {
    private static final int MOST = 8;

    private final Applications applications;
    private final PlanDrafts drafts;
    private final MessageSource messages;

    PlanPalette(Applications applications, PlanDrafts drafts, MessageSource messages) {
        this.applications = applications;
        this.drafts = drafts;
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
        return Stream.concat(actions(query, around, locale), events(query, place))
                .limit(MOST)
                .toList();
    }

    private Stream<PaletteEntry> actions(String query, Surroundings around, Locale locale) {
        if (!around.permissions().contains(Permission.PLAN_CHANGE)) {
            return Stream.empty();
        }
        var base = around.place().path() + "/plan";
        return Stream.of(
                        action("plus", "plan.new", base + "/event", locale),
                        action("table", "plan.paste", base + "/import", locale))
                .filter(entry -> Matching.any(query, entry.title()));
    }

    private PaletteEntry action(String icon, String key, String href, Locale locale) {
        return new PaletteEntry("plan.palette", icon, messages.getMessage(key, null, locale), "", href);
    }

    /** Only what was asked for: a plan has hundreds of events. */
    private Stream<PaletteEntry> events(String query, Place place) {
        if (query.isEmpty() || place.tenant() == null || place.application() == null) {
            return Stream.empty();
        }
        var application = applications.get(place.tenant(), place.application());
        return drafts.of(application).content().events().stream()
                .filter(event -> Matching.any(query, event.name(), event.title()))
                .map(event -> new PaletteEntry(
                        "plan.palette",
                        "plan",
                        event.name(),
                        event.title(),
                        place.path() + "/plan?event=" + PlanPaths.encoded(event.name())));
    }
}
