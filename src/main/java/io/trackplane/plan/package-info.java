/**
 * Tracking plans: which events an application sends and what they carry. {@link io.trackplane.plan.PlanContent} is what people edit; it is
 * checked as a whole, linted ({@link io.trackplane.plan.PlanLint}), compared ({@link io.trackplane.plan.PlanDifference}), read from pasted
 * tables ({@link io.trackplane.plan.PlanImport}), written as tables and JSON Schema ({@link io.trackplane.plan.PlanExport},
 * {@link io.trackplane.plan.PlanSchema}) and compiled to the {@link io.trackplane.plan.EventContract} that every received event meets.
 *
 * <p>An application has one plan: a draft that its people share ({@link io.trackplane.plan.PlanDrafts}) and immutable versions that are numbered without
 * gaps ({@link io.trackplane.plan.Plans}). Which version an environment follows, and how strictly, is its part {@code plan}. Uses {@code kernel}, {@code web},
 * {@code event}, {@code tenancy}, {@code access} and {@code revision}. Why it is so: {@code docs/adr/0008-tracking-plans.md}.
 */
@ApplicationModule(
        displayName = "Tracking plan",
        allowedDependencies = {"kernel", "web", "event", "tenancy", "access", "revision"})
@NullMarked
package io.trackplane.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
