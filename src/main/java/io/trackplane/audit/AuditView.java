package io.trackplane.audit;

import io.trackplane.audit.AuditPage.Position;
import io.trackplane.audit.AuditSentences.Sentence;
import io.trackplane.web.Option;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a trail.
 *
 * @param path of the page, without filters
 * @param address of the page, with its filters
 * @param all where the same filters lead to everything in the tenant; null unless the page is about one environment
 * @param download where the same entries can be had as CSV
 * @param filters those that are set, by what people call them
 * @param invalid what is wrong with a day, by field
 * @param newer address of the page with newer entries
 * @param older address of the page with older entries, or where the search goes on
 * @param searchedTo where the search was broken off
 * @param zone in which times are shown
 */
record AuditView(
        String path,
        String address,
        @Nullable String all,
        String download,
        AuditForm form,
        Choices choices,
        Map<String, String> filters,
        Map<String, String> invalid,
        List<Day> days,
        int count,
        @Nullable String newer,
        @Nullable String older,
        @Nullable Position searchedTo,
        ZoneId zone) {

    /** What can be chosen in the filters; empty lists where there is nothing to choose. */
    record Choices(List<Option> environments, List<Option> subjects, List<Option> actors) {}

    /** The entries of one day. */
    record Day(LocalDate date, List<Line> lines) {}

    /**
     * One entry as it is read.
     *
     * @param actor who, in words
     * @param actorHref everything they did
     * @param subjectHref everything that happened to the same thing
     * @param place where it happened; null for the tenant as a whole or where the page says it
     */
    record Line(
            AuditEntry entry,
            Sentence sentence,
            String actor,
            String actorHref,
            String subjectHref,
            @Nullable Spot place) {}

    /**
     * Where something happened.
     *
     * @param kind look of the environment; null when the environment is gone or it is about the application as a whole
     */
    record Spot(
            String application,
            @Nullable String environment,
            @Nullable String kind) {}
}
