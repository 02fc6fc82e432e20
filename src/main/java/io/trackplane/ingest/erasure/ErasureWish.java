package io.trackplane.ingest.erasure;

import io.trackplane.ingest.front.Texts;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Confirmation;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be erased.
 *
 * @param identifier a {@code user_id} or {@code anonymous_id} as sent, or as stored: 1 to 4096 characters, not only blanks
 * @param withDevices whether to erase too what was sent without a user id under an {@code anonymous_id} that the person used
 * @param reason why: 1 to 500 characters; must not name the person, because it is kept
 */
public record ErasureWish(String identifier, boolean withDevices, String reason) {
    /** Identifiers are cut to this before they are stored. */
    static final int LONGEST = Texts.LONGEST;

    /** @throws Problem.Invalid when something cannot be accepted */
    void check() {
        refuse(aboutIdentifier(identifier), null);
    }

    /**
     * Checks it as typed by a person.
     *
     * @param again the identifier once more
     * @throws Problem.Invalid when something cannot be accepted, or the identifier was not typed twice
     */
    void check(String again) {
        var same = identifier.equals(again) ? null : Message.of("ingest.erasure.problem.again");
        refuse(aboutIdentifier(identifier), same);
    }

    private void refuse(@Nullable Message aboutIdentifier, @Nullable Message aboutAgain) {
        var findings = new LinkedHashMap<String, Message>();
        add(findings, "identifier", aboutIdentifier);
        add(findings, "again", aboutAgain);
        add(findings, "reason", aboutReason());
        if (!findings.isEmpty()) {
            throw new Problem.Invalid(findings);
        }
    }

    private static void add(LinkedHashMap<String, Message> findings, String field, @Nullable Message finding) {
        if (finding != null) {
            findings.put(field, finding);
        }
    }

    /** What is wrong with an identifier; null when nothing is. */
    static @Nullable Message aboutIdentifier(String identifier) {
        if (identifier.isBlank()) {
            return Message.of("ingest.erasure.problem.identifier");
        }
        return identifier.length() > LONGEST ? Message.of("ingest.erasure.problem.too-long", LONGEST) : null;
    }

    private @Nullable Message aboutReason() {
        if (reason.isBlank()) {
            return Message.of("ingest.erasure.problem.reason");
        }
        if (reason.codePointCount(0, reason.length()) > Confirmation.MAX_REASON) {
            return Message.of("ingest.erasure.problem.too-long", Confirmation.MAX_REASON);
        }
        return names() ? Message.of("ingest.erasure.problem.reason-names") : null;
    }

    /** Whether the identifier stands in the reason as a word. */
    private boolean names() {
        var text = reason.toLowerCase(Locale.ROOT);
        var word = identifier.strip().toLowerCase(Locale.ROOT);
        for (int at = text.indexOf(word); at >= 0 && !word.isEmpty(); at = text.indexOf(word, at + 1)) {
            if (!isPartOfWord(text, at - 1) && !isPartOfWord(text, at + word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "ErasureWish";
    }
}
