package io.trackplane.ingest;

import io.trackplane.eventstore.EventStoreUnavailable;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What a log under test has to pass before it commits: can be shut, can be away, and can refuse one name for ever. */
public final class Gate {
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile boolean isAway;
    private volatile @Nullable String refused;

    /** Commits wait from now on. */
    void shut() {
        open = new CountDownLatch(1);
    }

    /** Commits go on. */
    void open() {
        open.countDown();
    }

    /** Nothing can be committed, or it can again. */
    public void away(boolean away) {
        isAway = away;
    }

    /** What has an event of this name cannot be committed, whenever it is tried. */
    void refuse(String name) {
        refused = name;
    }

    /**
     * Lets a commit through.
     *
     * @param names of the events in it
     */
    public void pass(Collection<String> names) {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a writer", e);
        }
        if (isAway) {
            throw new EventStoreUnavailable("away", null);
        }
        if (refused != null && names.contains(refused)) {
            throw new IllegalStateException("refused for ever");
        }
    }
}
