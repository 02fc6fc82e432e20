package io.trackplane.plan;

import io.trackplane.kernel.Actor;
import java.time.Instant;

/**
 * A published state of an application's plan. Never changes. What it says is {@link Plans#content}.
 *
 * @param number counts the application's versions from 1 without gaps; shown as {@code v31}
 * @param at when it was published
 * @param actor by whom
 * @param reason why, in their words
 * @param summary what it changed
 */
public record PlanVersion(int number, Instant at, Actor actor, String reason, PlanSummary summary) {}
