package io.trackplane.eventstore;

import java.time.Instant;
import java.util.List;

/** Keeps events. One implementation per engine; all pass the same contract test suite. */
public interface EventStore {
    /**
     * The number of an environment's stream. Given once, never used again, the same for ever.
     *
     * @throws EventStoreUnavailable when it is new and cannot be written
     */
    int stream(StreamName name);

    /**
     * Writes a group. It is on the disk when this returns, and nothing of it is when this throws. Called by one thread at a time.
     *
     * @throws EventStoreUnavailable when it cannot be written now: the disk is full, the file is read-only or broken, the store is closed
     */
    void write(Group group);

    /** Asks questions. For any number of threads; never keeps {@link #write} waiting. */
    EventReader reader();

    /**
     * A number that is another one once an event, a quarantined event or a count of the ledger that happened or was received in a stretch of time changes,
     * or the first sight of a visitor before its end. So what was read of the stretch before holds as long as the number stays; where it was asked for
     * before the reading. Hours are looked at as a whole: the number can change for something just outside.
     *
     * @param from the first moment
     * @param to the first moment that is not in it any more
     */
    long edition(int stream, Instant from, Instant to);

    /** The streams of a tenant that hold anything, deleted environments included. */
    List<StreamName> streams(String tenant);

    /**
     * Removes everything about one person from the events, quarantine and visitors of all streams of a tenant, at once or not at all. What went is noted
     * in the same step: whoever is interrupted asks again with the same request and hears of all that went by it.
     *
     * @param request names the request for ever; says nothing about the person
     * @return each stream of the tenant, also where nothing was found, by application and environment
     * @throws EventStoreUnavailable when nothing can be removed now; nothing went
     */
    List<Erased> erase(String request, String tenant, Person person);

    /** Removes everything of a stream, for good. */
    void delete(StreamName name);

    /**
     * Removes events and quarantine that happened before a time, and visitors not seen since.
     *
     * @return how many events went
     */
    long expire(int stream, Instant before);

    /** How it is, for health and pages. */
    State state();

    /**
     * How a store is.
     *
     * @param isWritable whether the last write went well
     * @param problem why not; empty where it did
     * @param events rows, about
     * @param bytes on the disk
     */
    record State(boolean isWritable, String problem, long events, long bytes) {}
}
