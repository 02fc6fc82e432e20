package io.trackplane.demo.traffic;

import java.util.concurrent.CompletionStage;

/** Takes requests as the collectors take them from the network. */
@FunctionalInterface
public interface Pipe {
    /** @return complete when the server would have answered; failed when it would have asked to try again */
    CompletionStage<Void> send(Sending sending);
}
