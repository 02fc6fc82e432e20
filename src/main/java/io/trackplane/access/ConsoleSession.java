package io.trackplane.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/** A session that knows whether it has anything to save, so that reading a page does not write to the store. */
final class ConsoleSession implements Session {
    private final MapSession session;
    private final @Nullable Instant savedAccess;
    private @Nullable String storedId;
    private boolean changed;

    private ConsoleSession(MapSession session, @Nullable String storedId, @Nullable Instant savedAccess) {
        this.session = session;
        this.storedId = storedId;
        this.savedAccess = savedAccess;
    }

    static ConsoleSession fresh(MapSession session) {
        return new ConsoleSession(session, null, null);
    }

    static ConsoleSession stored(MapSession session) {
        return new ConsoleSession(session, session.getId(), session.getLastAccessedTime());
    }

    /** The identifier under which the store has it; null before the first save. */
    @Nullable String storedId() {
        return storedId;
    }

    void saved() {
        storedId = session.getId();
        changed = false;
    }

    /** Whether attributes changed, or the last access is older in the store than the given granularity. */
    boolean needsSaving(Duration granularity) {
        return changed
                || savedAccess == null
                || Duration.between(savedAccess, getLastAccessedTime()).compareTo(granularity) >= 0;
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public String changeSessionId() {
        changed = true;
        var id = Sessions.newId();
        session.setId(id);
        return id;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface's own shape
    public <T> @Nullable T getAttribute(String name) {
        return session.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return session.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        changed = true;
        session.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        changed = true;
        session.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return session.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        session.setLastAccessedTime(time);
    }

    @Override
    public Instant getLastAccessedTime() {
        return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        session.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return session.isExpired();
    }
}
