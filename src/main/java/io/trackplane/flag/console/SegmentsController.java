package io.trackplane.flag.console;

import io.trackplane.flag.FlagParts;
import io.trackplane.flag.FlagWords;
import io.trackplane.flag.Segment;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Slice;
import io.trackplane.revision.Draft;
import io.trackplane.revision.Drafts;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Matching;
import io.trackplane.web.RequiresPermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The segments of an environment. */
@Controller
class SegmentsController {
    private static final int SIZE = 50;

    private final FlagsOf flags;
    private final Drafts drafts;
    private final SegmentPages pages;
    private final FlagWords words;

    SegmentsController(FlagsOf flags, Drafts drafts, SegmentPages pages, FlagWords words) {
        this.flags = flags;
        this.drafts = drafts;
        this.pages = pages;
        this.words = words;
    }

    /**
     * A line of the list.
     *
     * @param segment as it is published; as it is drafted where it is new
     * @param draft message key of the badge; null for none
     */
    record Line(
            Segment segment,
            String when,
            List<SegmentPages.Use> uses,
            @Nullable String draft) {}

    @GetMapping(FlagPaths.SEGMENTS)
    @RequiresPermission(Permission.TENANT_READ)
    String list(
            Environment environment,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var published = flags.published(environment).of(FlagParts.SEGMENT);
        var drafted = new HashMap<String, Draft>();
        drafts.of(environment).stream()
                .filter(draft -> draft.part().kind().equals(FlagParts.SEGMENT))
                .forEach(draft -> drafted.put(draft.part().key(), draft));
        var keys = new TreeSet<>(published.keySet());
        drafted.values().stream()
                .filter(draft -> draft.content() != null)
                .forEach(draft -> keys.add(draft.part().key()));
        var uses = pages.uses(environment);
        var lines = new ArrayList<Line>();
        for (var key : keys) {
            var draft = drafted.get(key);
            var json = published.get(key) != null ? published.get(key) : draft == null ? null : draft.content();
            if (json == null) {
                continue;
            }
            var segment = Segment.parse(json);
            if (Matching.any(q.strip(), segment.key(), segment.name())) {
                lines.add(new Line(
                        segment, words.condition(segment.when()), uses.getOrDefault(key, List.of()), badge(draft)));
            }
        }
        model.addAttribute("lines", Slice.of(lines, page, SIZE));
        model.addAttribute("none", keys.isEmpty());
        model.addAttribute("q", q);
        model.addAttribute("path", FlagPaths.segments(environment));
        model.addAttribute("base", FlagPaths.environment(environment));
        return "flag/segments";
    }

    private static @Nullable String badge(@Nullable Draft draft) {
        if (draft == null) {
            return null;
        }
        return draft.content() == null
                ? "flag.badge.ends"
                : draft.base() == null ? "flag.badge.new" : "flag.badge.draft";
    }
}
