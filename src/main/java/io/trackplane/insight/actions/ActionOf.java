package io.trackplane.insight.actions;

/**
 * One action among others.
 *
 * @param id {@code action_id}
 */
public record ActionOf(String id, ActionFigures figures) {}
