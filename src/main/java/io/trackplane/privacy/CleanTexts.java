package io.trackplane.privacy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Short texts in which nothing was found, so that what comes again and again is looked at once: names of fields, pages, platforms, releases. Bounded: each
 * text has one place, and what comes later takes it from what came before, but not before it came twice: what comes once, such as the id of an event,
 * leaves nothing but a number. For any number of threads; at worst a text is looked at again.
 */
final class CleanTexts {
    /** Enough that what comes in every event stays, however many others come only once between. */
    private static final int PLACES = 1 << 14;

    private static final int LONGEST = 128;

    /** For all environments together: each alone would need as much, and most are quiet. */
    private static final AtomicReferenceArray<@Nullable Known> KNOWN = new AtomicReferenceArray<>(PLACES);

    /** By place: the hash of what came last. */
    private static final int[] LAST = new int[PLACES];

    private static final AtomicInteger OWNERS = new AtomicInteger();

    private final int owner = OWNERS.incrementAndGet();

    private record Known(int owner, boolean version, String text) {}

    /** Whether nothing was found in it. False where that is not remembered. */
    boolean contains(String text, boolean version) {
        if (text.length() > LONGEST) {
            return false;
        }
        var known = KNOWN.getAcquire(place(hash(text)));
        return known != null && known.owner == owner && known.version == version && known.text.equals(text);
    }

    /** Remembers that nothing was found in it, where it came before. */
    void add(String text, boolean version) {
        if (text.length() > LONGEST) {
            return;
        }
        int hash = hash(text);
        int place = place(hash);
        if (LAST[place] == hash) {
            KNOWN.setRelease(place, new Known(owner, version, text));
        } else {
            LAST[place] = hash;
        }
    }

    private int hash(String text) {
        return text.hashCode() + 31 * owner;
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
