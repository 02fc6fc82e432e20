package io.trackplane.ingest;

/** Where a stage tells of events whose fate it knows, for {@link Live}. Ask {@link #areWanted} first: mostly nobody looks. */
public interface Sightings {
    /** Whether somebody looks at this environment's events. */
    boolean areWanted(String environment);

    /** Shows an event to those who look; never blocks, never throws. */
    void tell(String environment, Live.Sighting sighting);
}
