package io.trackplane.plan;

import io.trackplane.kernel.Message;
import java.util.List;

/** Compares what stands beside the properties of an event. None of it is checked by the contract, except whether the event is planned. */
final class EventFacets {
    private EventFacets() {}

    static void compare(EventDefinition was, EventDefinition is, Differences differences) {
        lifecycle(was, is, differences);
        differences.text("title", was.title(), is.title());
        differences.text("description", was.description(), is.description());
        differences.text("trigger", was.trigger(), is.trigger());
        differences.text("category", was.category(), is.category());
        differences.text("priority", was.priority().name(), is.priority().name());
        differences.text("owner", was.owner(), is.owner());
        differences.list("tags", was.tags(), is.tags(), "plan.why.for-people");
        differences.list("sources", keys(was), keys(is), "plan.why.sources");
        if (was.delivery() != is.delivery()) {
            var before = was.delivery().key();
            var after = is.delivery().key();
            differences.compatible(
                    "delivery",
                    before,
                    after,
                    Differences.set("delivery", before, after),
                    Message.of("plan.why.delivery"));
        }
        differences.list("metrics", was.metrics(), is.metrics(), "plan.why.for-people");
        differences.list("groups", was.groups(), is.groups(), "plan.why.groups");
    }

    private static void lifecycle(EventDefinition was, EventDefinition is, Differences differences) {
        if (was.lifecycle() != is.lifecycle()) {
            var before = was.lifecycle().key();
            var after = is.lifecycle().key();
            differences.add(
                    is.planned() ? Compatibility.COMPATIBLE : Compatibility.BREAKING,
                    "lifecycle",
                    before,
                    after,
                    Differences.set("lifecycle", before, after),
                    Message.of(why(was, is)));
        }
    }

    private static String why(EventDefinition was, EventDefinition is) {
        return switch (is.lifecycle()) {
            case DRAFT -> "plan.why.unplanned";
            case DEPRECATED -> was.planned() ? "plan.why.deprecated" : "plan.why.planned";
            case ACTIVE -> was.planned() ? "plan.why.revived" : "plan.why.planned";
        };
    }

    private static List<String> keys(EventDefinition event) {
        return event.sources().stream().map(Source::key).toList();
    }
}
