package io.trackplane.ingest.back;

/**
 * Something the back stage remembers from group to group. What a group adds is set aside until the store has it; only then is it
 * remembered.
 */
interface Memory {
    /** The group is on the disk. */
    void keep(long now);

    /** The group was not written: nothing of it was ever seen. */
    void discard();

    /** How many entries there are. */
    long size();

    /** About what they take. */
    long bytes();
}
