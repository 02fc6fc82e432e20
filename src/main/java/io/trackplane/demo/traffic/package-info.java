/** Plays the clients of the demo: who they are, what they do on a day, and the sending of it. */
@NullMarked
package io.trackplane.demo.traffic;

import org.jspecify.annotations.NullMarked;
