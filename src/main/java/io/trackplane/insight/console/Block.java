package io.trackplane.insight.console;

import java.util.List;

/**
 * Parts of a page that stand together.
 *
 * @param layout {@code stack}, or {@code cols third} and the like
 */
public record Block(String layout, List<Panel> panels) {
    static Block whole(Panel... panels) {
        return new Block("stack", List.of(panels));
    }

    static Block thirds(Panel... panels) {
        return new Block("cols third", List.of(panels));
    }

    static Block halves(Panel... panels) {
        return new Block("cols half", List.of(panels));
    }
}
