package io.trackplane.web;

import io.trackplane.web.NavigationEntry.Area;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sidebars, put together from what the features contribute. */
public final class Navigation {
    private final List<NavigationEntry> entries;

    Navigation(List<NavigationContributor> contributors) {
        entries = contributors.stream()
                .flatMap(contributor -> contributor.entries().stream())
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
    }

    /**
     * A heading with its lines.
     *
     * @param label message key; null for the lines above all headings
     */
    public record Section(@Nullable String label, List<Line> lines) {}

    /**
     * One link.
     *
     * @param label message key
     * @param current whether the page stands there
     */
    public record Line(String icon, String label, String href, boolean current) {}

    /** A link of whichever sidebar. */
    record Reachable(Area area, Line line) {}

    /** The sidebar of the page at that path. */
    List<Section> of(String path, Surroundings around) {
        var area = area(path, around);
        return area.map(found -> sections(found, path, around)).orElse(List.of());
    }

    /** Every entry of every area that this person can reach from here. */
    List<Reachable> reachable(Surroundings around) {
        var lines = new ArrayList<Reachable>();
        for (var area : Area.values()) {
            var base = base(area, around.place());
            visible(area, around).forEach(entry -> lines.add(new Reachable(area, line(entry, base, null))));
        }
        return lines;
    }

    private static Optional<Area> area(String path, Surroundings around) {
        if (around.person() == null) {
            return Optional.empty();
        }
        if (path.startsWith(Paths.PLATFORM)) {
            return Optional.of(Area.PLATFORM);
        }
        if (around.place().environment() != null) {
            return Optional.of(Area.ENVIRONMENT);
        }
        return Optional.of(around.place().tenant() == null ? Area.ACCOUNT : Area.TENANT);
    }

    private List<Section> sections(Area area, String path, Surroundings around) {
        var visible = visible(area, around);
        var base = base(area, around.place());
        var current = current(visible, base, path);
        var sections = new LinkedHashMap<String, List<Line>>();
        for (var entry : visible) {
            sections.computeIfAbsent(Objects.requireNonNullElse(entry.section(), ""), heading -> new ArrayList<>())
                    .add(line(entry, base, current));
        }
        return sections.entrySet().stream()
                .map(section -> new Section(section.getKey().isEmpty() ? null : section.getKey(), section.getValue()))
                .toList();
    }

    private List<NavigationEntry> visible(Area area, Surroundings around) {
        return entries.stream()
                .filter(entry -> entry.area() == area && reaches(area, around))
                .filter(entry ->
                        entry.permission() == null || around.permissions().contains(entry.permission()))
                .toList();
    }

    private static boolean reaches(Area area, Surroundings around) {
        var person = around.person();
        return person != null
                && switch (area) {
                    case ENVIRONMENT -> around.place().environment() != null;
                    case TENANT -> around.place().tenant() != null;
                    case ACCOUNT -> true;
                    case PLATFORM -> person.platformAdministrator();
                };
    }

    private static String base(Area area, Place place) {
        return switch (area) {
            case ENVIRONMENT -> place.path();
            case TENANT -> place.tenant() == null ? "/" : Paths.tenant(place.tenant());
            case ACCOUNT -> Paths.ACCOUNT;
            case PLATFORM -> Paths.PLATFORM;
        };
    }

    /** The entry whose path is the longest beginning of the page's path. */
    private static @Nullable NavigationEntry current(List<NavigationEntry> visible, String base, String path) {
        return visible.stream()
                .filter(entry -> path.equals(base + entry.path())
                        || (!entry.path().isEmpty() && path.startsWith(base + entry.path() + "/")))
                .max(Comparator.comparingInt(entry -> entry.path().length()))
                .orElse(null);
    }

    private static Line line(NavigationEntry entry, String base, @Nullable NavigationEntry current) {
        return new Line(entry.icon(), entry.label(), base + entry.path(), entry.equals(current));
    }
}
