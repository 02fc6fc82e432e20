package io.trackplane.flag.console;

import io.trackplane.flag.FlagParts;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Permission;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revision;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.RequiresPermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What became of a flag, and the way back. */
@Controller
class HistoryController {
    private static final int MOST = 50;

    private final FlagPages pages;
    private final Revisions revisions;
    private final PartKinds kinds;

    HistoryController(FlagPages pages, Revisions revisions, PartKinds kinds) {
        this.pages = pages;
        this.revisions = revisions;
        this.kinds = kinds;
    }

    /**
     * A revision that changed the flag or its kill switch.
     *
     * @param kind {@code flag} or {@code flag-kill}
     * @param action {@code created}, {@code changed} or {@code deleted}
     * @param difference field by field; of kill switches none
     * @param current whether the flag is as this revision left it
     */
    record Line(Revision revision, String kind, String action, List<FieldChange> difference, boolean current) {}

    @GetMapping(FlagPaths.FLAG + "/history")
    @RequiresPermission(Permission.TENANT_READ)
    String show(Environment environment, @PathVariable String key, Model model) {
        var now = pages.editing(environment, key);
        pages.head(environment, now, "history", model);
        model.addAttribute("lines", lines(environment, key));
        return "flag/history";
    }

    private List<Line> lines(Environment environment, String key) {
        var lines = new ArrayList<Line>();
        for (var kind : List.of(FlagParts.FLAG, FlagParts.KILL_SWITCH)) {
            var part = new PartName(kind, key);
            var now = revisions.current(environment).parts().find(part).orElse(null);
            for (var revision : revisions.of(environment, part, MOST)) {
                revision.changes().stream()
                        .filter(change -> change.part().equals(part))
                        .forEach(change ->
                                lines.add(line(revision, change, java.util.Objects.equals(now, change.after()))));
            }
        }
        lines.sort(Comparator.comparingLong((Line line) -> line.revision().number())
                .reversed());
        return lines.stream().limit(MOST).toList();
    }

    private Line line(Revision revision, PartChange change, boolean current) {
        var kind = change.part().kind();
        var difference = kind.equals(FlagParts.FLAG)
                ? kinds.get(kind).difference(change.before(), change.after())
                : List.<FieldChange>of();
        return new Line(revision, kind, change.action(), difference, current);
    }
}
