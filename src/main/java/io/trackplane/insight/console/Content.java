package io.trackplane.insight.console;

import io.trackplane.kernel.Problem;
import java.util.List;

/**
 * The figures of a page.
 *
 * @param isEmpty whether nothing of what was asked happened
 * @param isEstimated whether something behind them was sampled
 */
public record Content(List<Stat> stats, List<Block> blocks, boolean isEmpty, boolean isEstimated) {
    /**
     * One of its tables.
     *
     * @throws Problem.NotFound when it has no such table
     */
    Table table(String key) {
        return blocks.stream()
                .flatMap(block -> block.panels().stream())
                .map(Panel::table)
                .filter(table -> table.key().equals(key))
                .findFirst()
                .orElseThrow(Problem.NotFound::new);
    }
}
