package io.trackplane.plan;

import io.trackplane.kernel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Something in a plan that is unwise.
 *
 * @param rule which rule it goes against
 * @param severity how seriously the tenant takes that rule
 * @param path where, in the form of {@link PlanContent#check()}: {@code events[3].name}; {@code events} for the plan as a whole
 * @param message what is unwise
 * @param suggestion what could stand at that path instead; null when nobody but the author can know
 */
public record LintFinding(
        LintRule rule,
        Severity severity,
        String path,
        Message message,
        @Nullable String suggestion) {}
