package io.trackplane.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a page as it is shown now. */
final class Flaws {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Flaws() {}

    /** Who cannot use it, and whether it scrolls sideways; each with the page's address. */
    static List<String> of(Page page) {
        var flaws = new ArrayList<>(violations(page));
        if (Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"))) {
            flaws.add(page.url() + " scrolls sideways at " + page.viewportSize().width);
        }
        return flaws;
    }

    /** Rules of accessibility that it breaks. What keeps them is not told of, and as there are no frames they need not be looked for: a third of the time. */
    static List<String> violations(Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .options(options).setLegacyMode(true).withTags(RULES).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> "%s breaks %s at %s: %s"
                                        .formatted(page.url(), rule.getId(), node.getTarget(), node.getHtml())))
                        .toList();
    }
}
