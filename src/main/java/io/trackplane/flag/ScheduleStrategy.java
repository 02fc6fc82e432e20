package io.trackplane.flag;

import java.time.ZoneId;
import org.ff4j.core.FeatureStore;

/** On during a schedule. */
final class ScheduleStrategy extends DecidingStrategy {
    private final transient Schedule schedule;
    private final transient ZoneId zone;
    private final transient Evaluation off;

    ScheduleStrategy(Schedule schedule, Evaluation off) {
        this.schedule = schedule;
        this.zone = ZoneId.of(schedule.zone());
        this.off = off;
    }

    @Override
    boolean passes(DecisionContext context, FeatureStore store) {
        if (schedule.contains(context.time(), zone)) {
            return true;
        }
        context.decide(off);
        return false;
    }
}
