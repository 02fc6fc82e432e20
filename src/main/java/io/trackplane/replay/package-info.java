/**
 * Sends an access log of a web server as events to a running server, to see real traffic in Trackplane: {@code java -jar trackplane.jar replay
 * access.log --key tps_…}. A client like any other: knows nothing of the server's insides. Uses {@code kernel}.
 */
@ApplicationModule(displayName = "Replay", allowedDependencies = "kernel")
@NullMarked
package io.trackplane.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
