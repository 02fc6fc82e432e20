package io.trackplane.web;

import jakarta.servlet.http.HttpServletRequest;

/** Knows who is signed in and what they can reach. Implemented by {@code access}, which stands above this module. */
public interface SurroundingsSource {
    /**
     * The surroundings of a page that is about to be rendered. Never fails: while the control store is away it answers
     * what it can.
     */
    Surroundings of(HttpServletRequest request);
}
