package io.trackplane.insight.actions;

import java.util.List;

/**
 * What people did about all actions, and the course of the first of them.
 *
 * @param list those with the most starts first, then those with the most views, then by id
 * @param course of the first, every step of the range in order
 */
public record ActionsAnswer(List<ActionOf> list, List<ActionStep> course) {}
