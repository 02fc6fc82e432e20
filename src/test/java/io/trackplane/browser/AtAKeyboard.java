package io.trackplane.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody without a mouse, who notes what gets in the way: focus that is not seen, and what axe finds. */
final class AtAKeyboard {
    /** How htmx complains of a page that is left before every part of it came. */
    private static final Pattern LEFT = Pattern.compile("htmx:(sendAbort|afterRequest)\\b.*");

    private static final String FOCUS_IS_SEEN = """
            () => {
              const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
              return one !== document.body && box.bottom > 0 && box.top < innerHeight
                && (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 || one.id === 'palette-q');
            }""";

    private final Hand.Keyboard keys = new Hand.Keyboard();
    private final List<String> wrong = new ArrayList<>();
    private final Page page;

    /** Opens the start page in a new tab, without motion: what is still fading in has other colours. */
    AtAKeyboard(BrowserContext person, String address) {
        page = person.newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !LEFT.matcher(message.text()).matches()) {
                wrong.add(page.url() + " logs " + message.text());
            }
        });
        page.navigate(address);
    }

    Page page() {
        return page;
    }

    /** What got in the way. */
    List<String> wrong() {
        return wrong;
    }

    /** Follows a link or presses a button. */
    void press(String selector) {
        press(selector, "Enter");
    }

    /** Goes to something with Tab and presses a key there. */
    void press(String selector, String key) {
        reach(selector);
        page.keyboard().press(key);
    }

    /** Follows a link to a page, and looks at it. */
    void follow(String selector, String address) {
        press(selector);
        arrive(address);
    }

    /** Waits for a page, and looks at it. */
    void arrive(String address) {
        page.waitForURL(url -> url.endsWith(address));
        look();
    }

    /** Puts text into a field. */
    void type(String selector, String text) {
        reach(selector);
        write(text);
    }

    /** Puts text where the focus is. */
    void write(String text) {
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    /** Chooses in a list by the choice's value. */
    void choose(String selector, String value) {
        reach(selector);
        keys.choose(page, selector, value);
    }

    /** Copies text elsewhere, and puts it where the focus is. */
    void paste(String text) {
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
        page.keyboard().press("Control+V");
    }

    /** Goes to a place with the palette. */
    void jump(String text, String address) {
        page.keyboard().press("Control+K");
        page.locator("#palette-q:focus").waitFor();
        page.waitForResponse(answer -> answer.url().endsWith("q=" + text), () -> write(text));
        page.locator("#palette-q:not(.htmx-request)").waitFor();
        var wanted = page.locator("#palette-options [role=option][href$='" + address + "']")
                .first();
        look();
        for (int i = 0; i < 20 && !"true".equals(wanted.getAttribute("aria-selected")); i++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
        arrive(address);
    }

    /** Waits until something is there. */
    void sees(String selector) {
        page.locator(selector).first().waitFor();
    }

    /** Waits until something has the focus. */
    void isAt(String selector) {
        page.locator(selector + ":focus").waitFor();
    }

    /** Looks at what is open now. */
    void look() {
        page.waitForLoadState();
        wrong.addAll(Flaws.violations(page));
    }

    private void reach(String selector) {
        keys.reach(page, selector);
        if (!Boolean.TRUE.equals(page.evaluate(FOCUS_IS_SEEN))) {
            wrong.add(page.url() + " does not show the focus at " + selector);
        }
    }
}
