package io.trackplane.demo.traffic;

import java.time.LocalDate;
import java.util.List;

/** The clients of one application. Deterministic: the same day, seen from the same number of days later, always brings the same requests. */
public interface Clients {
    /** Key of the application. */
    String application();

    /**
     * What they send on a day of the tenant's zone, by time.
     *
     * @param daysAgo how long ago the day is, 0 is today: what happens in the story counts back from today
     */
    List<Sending> day(LocalDate day, int daysAgo);
}
