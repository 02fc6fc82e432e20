package io.trackplane.insight.statistics;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param name in snake case, the same in JSON and CSV
 * @param value of a row: text, number, boolean, {@link java.time.Instant}, list of texts, or null
 */
public record Column<R>(String name, Function<R, @Nullable Object> value) {}
