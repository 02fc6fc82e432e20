package io.trackplane.insight.console;

/**
 * How something changed against the time before.
 *
 * @param text such as {@code +4.2%}
 * @param kind {@code good}, {@code poor} or empty where it is neither
 */
public record Delta(String text, String kind) {}
