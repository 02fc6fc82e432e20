package io.trackplane.web;

/** How far a demo has come. There is none where the server runs no demo. */
@FunctionalInterface
public interface DemoProgress {
    /** How much of the demo's past traffic was sent, 0 to 100. */
    int percent();
}
