package io.trackplane.web.palette;

import io.trackplane.web.Matching;
import io.trackplane.web.Matching.Part;
import io.trackplane.web.PaletteContributor;
import io.trackplane.web.PaletteContributor.PaletteEntry;
import io.trackplane.web.Surroundings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks every feature and puts the answers under their headings. */
@Component
class Palette {
    private static final Logger LOG = LoggerFactory.getLogger(Palette.class);
    private static final int MOST_OF_ONE = 8;

    private final ObjectProvider<PaletteContributor> contributors;

    Palette(ObjectProvider<PaletteContributor> contributors) {
        this.contributors = contributors;
    }

    /**
     * Entries under one heading.
     *
     * @param label message key
     */
    record Group(String label, List<Answer> answers) {}

    /**
     * One entry.
     *
     * @param id element id, unique on the page
     * @param title its title in parts, so that what was typed stands out
     */
    record Answer(String id, String icon, List<Part> title, String where, String href) {}

    List<Group> find(String query, Surroundings around, Locale locale) {
        var groups = new LinkedHashMap<String, List<Answer>>();
        contributors
                .orderedStream()
                .forEach(contributor ->
                        ask(contributor, query, around, locale).forEach(entry -> add(groups, entry, query)));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    private static void add(Map<String, List<Answer>> groups, PaletteEntry entry, String query) {
        int number = groups.values().stream().mapToInt(List::size).sum();
        groups.computeIfAbsent(entry.group(), group -> new ArrayList<>())
                .add(new Answer(
                        "option-" + number,
                        entry.icon(),
                        Matching.parts(entry.title(), query),
                        entry.where(),
                        entry.href()));
    }

    /** One feature's trouble must not close the palette for the others. */
    private static List<PaletteEntry> ask(
            PaletteContributor contributor, String query, Surroundings around, Locale locale) {
        try {
            return contributor.find(query, around, locale).stream()
                    .limit(MOST_OF_ONE)
                    .toList();
        } catch (RuntimeException e) {
            LOG.error("{} has no answer", contributor.getClass().getName(), e);
            return List.of();
        }
    }
}
