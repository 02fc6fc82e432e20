package io.trackplane.web;

import java.util.List;

/** Contributes routes that are answered by the short way. */
public interface ShortRoutes {
    /** Asked once. */
    List<ShortRoute> shortRoutes();
}
