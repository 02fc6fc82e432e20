package io.trackplane.ingest.collect;

import io.trackplane.delivery.Snapshots;
import io.trackplane.ingest.Batch;
import io.trackplane.ingest.EventLog;
import io.trackplane.ingest.Intake;
import io.trackplane.ingest.front.Clients;
import io.trackplane.ingest.front.FrontStage;
import io.trackplane.ingest.front.Reception;
import io.trackplane.ingest.front.Sent;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.privacy.ConsentSigns;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Limits;
import io.trackplane.tenancy.SdkKeyAuthentication;
import io.trackplane.web.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Service;

/**
 * Lets requests in, reads them, has the front stage judge, and waits until the log has what is good: nobody is told that an event was accepted before it
 * is durable. Each request has a virtual thread, so that waiting costs nothing.
 */
@Service
class Collector implements Intake {
    /** A log that does not answer for so long is taken for full. Should the batch become durable in spite of it, its repetition is a duplicate. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Senders senders;
    private final Clients clients;
    private final FrontStage front;
    private final EventLog log;
    private final Onlookers onlookers;
    private final Snapshots snapshots;
    private final Clock clock;

    Collector(
            Senders senders,
            Clients clients,
            FrontStage front,
            EventLog log,
            Onlookers onlookers,
            Snapshots snapshots,
            Clock clock) {
        this.senders = senders;
        this.clients = clients;
        this.front = front;
        this.log = log;
        this.onlookers = onlookers;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * Lets a request in and judges its events. Nothing is handed to the log yet.
     *
     * @throws Problem when the request as a whole is refused
     */
    Delivered admit(WireShape shape, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var received = clock.instant();
        // Asking for a parameter would read a form.
        RequestBody.refuseOtherTypes(request);
        return SdkKeyAuthentication.isPresented(request)
                ? admitKeyed(shape, received, request, response)
                : admitSigned(shape, received, request, response);
    }

    private Delivered admitKeyed(
            WireShape shape, Instant received, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var sender = senders.withKey(request, response);
        refuseWhenOff(sender);
        Sent sent;
        try {
            var body = RequestBody.read(request, sender.limits().requestBytes());
            sent = EnvelopeReader.read(body, shape, sender.limits().eventsPerRequest())
                    .sent();
        } catch (Problem.Malformed | Problem.TooLarge unread) {
            senders.count(sender, request, null);
            throw unread;
        }
        return judged(sender, sent, received, request);
    }

    /** Whose limits hold is said in the body. Until it is known who sends, no more than the usual limit is read. */
    private Delivered admitSigned(
            WireShape shape, Instant received, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var body = RequestBody.of(request);
        var sender = senders.withSignature(
                EnvelopeReader.signature(body.beginning(Limits.DEFAULT.requestBytes())), request, response);
        refuseWhenOff(sender);
        Sent sent;
        try {
            var bytes = body.whole(sender.limits().requestBytes());
            sent = EnvelopeReader.read(bytes, shape, sender.limits().eventsPerRequest())
                    .sent();
        } catch (Problem.Malformed | Problem.TooLarge unread) {
            senders.count(sender, request, null);
            throw unread;
        }
        return judged(sender, sent, received, request);
    }

    private static void refuseWhenOff(Sender sender) {
        if (!sender.snapshot().isCollecting()) {
            throw new Problem.Forbidden(Message.of("ingest.problem.off"));
        }
    }

    private Delivered judged(Sender sender, Sent sent, Instant received, HttpServletRequest request) {
        senders.count(sender, request, sent.visitor());
        var environment = sender.environment();
        var client =
                clients.of(environment.tenant(), request.getRemoteAddr(), request.getHeader("User-Agent"), received);
        boolean doNotTrack = ConsentSigns.of(request.getHeader("DNT"), request.getHeader("Sec-GPC"), null)
                .doNotTrack();
        var reception = new Reception(received, client, doNotTrack);
        var judged = front.judge(environment, sender.snapshot(), sent, reception);
        onlookers.tell(environment, sender.snapshot(), sent, reception, judged);
        return new Delivered(sender, judged);
    }

    /**
     * Hands a batch to the log and waits until it is durable.
     *
     * @throws Problem.Unavailable when the log takes nothing now
     */
    void keep(Batch batch) {
        try {
            log.append(batch).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (EventLog.Refused full) {
            throw unavailable(full);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof EventLog.Refused refused
                    ? unavailable(refused)
                    : new IllegalStateException("the log failed", failed.getCause());
        } catch (TimeoutException e) {
            throw new Problem.Unavailable(Message.of("ingest.problem.full"), RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem.Unavailable(Message.of("ingest.problem.full"), RETRY);
        }
    }

    private static Problem.Unavailable unavailable(EventLog.Refused refused) {
        return new Problem.Unavailable(
                Message.of("ingest.problem.full"), Duration.ofSeconds(refused.retryAfterSeconds()));
    }

    @Override
    public CompletionStage<Void> take(Environment environment, Request request) {
        var sent = EnvelopeReader.read(
                        request.body(), CollectRoute.of(request.path()).shape(), Integer.MAX_VALUE)
                .sent();
        var client = clients.of(environment.tenant(), request.address(), request.agent(), request.received());
        var reception = new Reception(request.received(), client, false);
        return log.append(front.judge(environment, snapshots.of(environment), sent, reception)
                .batch());
    }
}
