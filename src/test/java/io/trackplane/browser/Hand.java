package io.trackplane.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/** How a person works a page: by pointer, or by keyboard alone. */
sealed interface Hand {
    /** Follows a link or presses a button. */
    void activate(Page page, String selector);

    /** Puts text into a field. */
    void type(Page page, String selector, String text);

    /** Chooses in a list by the choice's value. */
    void choose(Page page, String selector, String value);

    /** With a mouse. */
    record Pointer() implements Hand {
        @Override
        public void activate(Page page, String selector) {
            page.locator(selector).first().click();
        }

        @Override
        public void type(Page page, String selector, String text) {
            page.locator(selector).first().fill(text);
        }

        @Override
        public void choose(Page page, String selector, String value) {
            page.locator(selector).first().selectOption(value);
        }
    }

    /** With Tab, Enter, arrow keys and letters only. */
    record Keyboard() implements Hand {
        private static final int MOST_STOPS = 120;

        /** The key that leads from what has the focus to an element; empty when it is there. */
        private static final String TOWARDS = """
                element => {
                  const at = document.activeElement;
                  return at === element ? ''
                    : at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Tab' : 'Shift+Tab';
                }""";

        @Override
        public void activate(Page page, String selector) {
            reach(page, selector);
            page.keyboard().press("Enter");
        }

        @Override
        public void type(Page page, String selector, String text) {
            reach(page, selector);
            page.keyboard().press("Control+A");
            page.keyboard().type(text);
        }

        @Override
        public void choose(Page page, String selector, String value) {
            reach(page, selector);
            step(page, selector, "Home");
            for (int i = 0; i < MOST_STOPS; i++) {
                if (value.equals(page.evaluate("document.activeElement.value"))) {
                    return;
                }
                step(page, selector, "ArrowDown");
            }
            throw new AssertionError("no choice " + value + " in " + selector);
        }

        /** What a choice exchanges keeps the focus where it was. */
        private static void step(Page page, String selector, String key) {
            page.keyboard().press(key);
            Browser.settled(page);
            page.locator(selector).and(page.locator(":focus")).first().waitFor();
        }

        void reach(Page page, String selector) {
            var target = page.locator(selector).first();
            target.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
            Browser.settled(page);
            for (int i = 0; i < MOST_STOPS; i++) {
                var key = (String) target.evaluate(TOWARDS);
                if (key.isEmpty()) {
                    return;
                }
                page.keyboard().press(key);
            }
            throw new AssertionError("Tab does not reach " + selector);
        }
    }
}
