/**
 * Feature flags: their definitions and what is wrong with them, conditions over any attribute of a context, reusable segments,
 * schedules, prerequisites, gradual rollouts and splits; and the evaluation of a published set, by ff4j-core over a store that is in
 * memory. {@link io.trackplane.flag.EvaluationContext}, {@link io.trackplane.flag.Condition} and
 * {@link io.trackplane.flag.Segments} are what other modules target with too. Uses {@code kernel}, {@code event} (the values of
 * attributes), {@code web}, {@code tenancy}, {@code access} and {@code revision}. Why it is as it is: {@code docs/adr/0006-flags-conditions-and-buckets.md}.
 */
@ApplicationModule(
        displayName = "Flag",
        allowedDependencies = {"kernel", "web", "event", "tenancy", "access", "revision"})
@NullMarked
package io.trackplane.flag;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
