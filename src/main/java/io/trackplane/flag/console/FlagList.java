package io.trackplane.flag.console;

import io.trackplane.flag.Condition;
import io.trackplane.flag.Flag;
import io.trackplane.flag.FlagKind;
import io.trackplane.flag.FlagParts;
import io.trackplane.flag.Serve;
import io.trackplane.flag.console.FlagsOf.Here;
import io.trackplane.kernel.Slice;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.Matching;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the list of flags together: one line a flag of the application, one cell an environment. */
@Component
class FlagList {
    private static final int SIZE = 50;
    /** How many revisions are looked at for when a flag was changed. */
    private static final int LOOKED_AT = 100;
    /** A release that everybody has had for so long can be taken out of the code. */
    private static final Duration SETTLED = Duration.ofDays(30);

    private final FlagsOf flags;
    private final Revisions revisions;
    private final Tenants tenants;
    private final Clock clock;

    FlagList(FlagsOf flags, Revisions revisions, Tenants tenants, Clock clock) {
        this.flags = flags;
        this.revisions = revisions;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * A cell.
     *
     * @param state as it is published
     * @param draft as it is drafted; null where nothing is
     * @param same whether the draft shows the same words as what is published
     * @param ends whether the draft deletes the flag
     */
    record Cell(Environment environment, FlagState state, @Nullable FlagState draft, boolean same, boolean ends) {}

    /**
     * A line.
     *
     * @param flag from this environment, else from the first that has it
     * @param here whether this environment has it
     * @param cells one for each environment of the application; this environment's first
     * @param stale whether somebody should look whether it is still needed
     * @param changed when it was published last in this environment; null when that is long ago or never
     */
    record Line(Flag flag, boolean here, List<Cell> cells, boolean stale, @Nullable Instant changed) {}

    /**
     * The list.
     *
     * @param environments in the order of the cells
     * @param total flags without the filter
     * @param stale how many are stale without the filter
     * @param segments that rules here name
     */
    record View(
            Slice<Line> lines, List<Environment> environments, int total, long stale, List<String> segments) {}

    View of(Environment environment, FlagFilter filter) {
        var all = new ArrayList<>(flags.beside(environment));
        all.sort((one, other) -> Boolean.compare(
                other.environment().key().equals(environment.key()),
                one.environment().key().equals(environment.key())));
        var keys = new TreeSet<String>();
        all.forEach(here -> {
            keys.addAll(here.published().keySet());
            keys.addAll(here.drafted().keySet());
        });
        var changed = changed(environment);
        var today = LocalDate.now(clock.withZone(tenants.get(environment.tenant()).zone()));
        var lines = new ArrayList<Line>();
        keys.forEach(key -> line(key, all, changed, today).ifPresent(lines::add));
        var segments = new TreeSet<String>();
        lines.forEach(line -> segments(line.flag(), segments));
        var found = lines.stream().filter(line -> matches(line, filter)).toList();
        return new View(
                Slice.of(found, Objects.requireNonNullElse(filter.page(), 1), SIZE),
                all.stream().map(Here::environment).toList(),
                lines.size(),
                lines.stream().filter(Line::stale).count(),
                List.copyOf(segments));
    }

    private java.util.Optional<Line> line(String key, List<Here> all, Map<String, Instant> changed, LocalDate today) {
        var here = all.getFirst();
        return all.stream().flatMap(one -> one.any(key).stream()).findFirst().map(flag -> {
            var cells = all.stream().map(one -> cell(one, key)).toList();
            return new Line(
                    flag,
                    here.has(key),
                    cells,
                    here.has(key) && stale(flag, cells.getFirst(), changed.get(key), today),
                    changed.get(key));
        });
    }

    private Cell cell(Here here, String key) {
        var state = flags.state(here, key);
        var draft = flags.drafted(here, key);
        return new Cell(here.environment(), state, draft, state.equals(draft), draft != null && here.wanted(key).isEmpty());
    }

    private boolean stale(Flag flag, Cell cell, @Nullable Instant changed, LocalDate today) {
        if (flag.reviewBy() != null && flag.reviewBy().isBefore(today)) {
            return true;
        }
        return flag.kind() == FlagKind.RELEASE
                && cell.state().level() == FlagState.Level.ON
                && flag.rules().isEmpty()
                && flag.otherwise() instanceof Serve.One
                && changed != null
                && changed.isBefore(clock.instant().minus(SETTLED));
    }

    private Map<String, Instant> changed(Environment environment) {
        var changed = new HashMap<String, Instant>();
        for (var revision : revisions.before(environment, null, LOOKED_AT)) {
            revision.changes().stream()
                    .filter(change -> change.part().kind().equals(FlagParts.FLAG)
                            || change.part().kind().equals(FlagParts.KILL_SWITCH))
                    .forEach(change -> changed.putIfAbsent(change.part().key(), revision.at()));
        }
        return changed;
    }

    private static boolean matches(Line line, FlagFilter filter) {
        var flag = line.flag();
        var cell = line.cells().getFirst();
        var state = Objects.requireNonNullElse(filter.state(), "");
        var segments = new TreeSet<String>();
        if (!Objects.requireNonNullElse(filter.segment(), "").isEmpty()) {
            segments(flag, segments);
        }
        return Matching.any(
                        Objects.requireNonNullElse(filter.q(), ""),
                        flag.key(),
                        flag.name(),
                        Objects.requireNonNullElse(flag.description(), ""))
                && isEmptyOr(filter.kind(), flag.kind().key())
                && (state.isEmpty()
                        || (state.equals("draft")
                                ? cell.draft() != null
                                : cell.state().level().key().equals(state)))
                && (Objects.requireNonNullElse(filter.segment(), "").isEmpty() || segments.contains(filter.segment()))
                && (!filter.isStale() || line.stale());
    }

    private static boolean isEmptyOr(@Nullable String wanted, String key) {
        return wanted == null || wanted.isEmpty() || wanted.equals(key);
    }

    private static void segments(Flag flag, TreeSet<String> found) {
        flag.rules().forEach(rule -> collect(rule.when(), found));
    }

    private static void collect(Condition condition, TreeSet<String> found) {
        switch (condition) {
            case Condition.All all -> all.all().forEach(one -> collect(one, found));
            case Condition.Any any -> any.any().forEach(one -> collect(one, found));
            case Condition.Not not -> collect(not.not(), found);
            case Condition.InSegment member -> found.add(member.segment());
            case Condition.Test test -> {
                // names no segment
            }
        }
    }
}
