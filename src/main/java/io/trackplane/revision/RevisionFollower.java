package io.trackplane.revision;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every half second whether another node published something. */
@Component
class RevisionFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RevisionFollower.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final CurrentRevisions current;
    private volatile @Nullable Thread thread;
    private boolean away;

    RevisionFollower(CurrentRevisions current) {
        this.current = current;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("revision-follower").start(this::follow);
    }

    private void follow() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            current.refreshAll();
            away = false;
        } catch (RuntimeException e) {
            if (!away) {
                LOG.warn("Revisions of other nodes cannot be read; what is known goes on being served", e);
            }
            away = true;
        }
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
