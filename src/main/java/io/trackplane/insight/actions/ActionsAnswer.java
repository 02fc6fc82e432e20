package io.trackplane.insight.actions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people did about all actions, and the course of one of them.
 *
 * @param list those with the most starts first, then those with the most views, then by id
 * @param chosen whose course it is; null where there are no actions
 * @param course of the chosen one, every step of the range in order
 */
public record ActionsAnswer(List<ActionOf> list, @Nullable String chosen, List<ActionStep> course) {}
