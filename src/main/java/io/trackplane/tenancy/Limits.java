package io.trackplane.tenancy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What one tenant may use. Each value lies within the range of its {@link Limit}.
 *
 * @param maxApplications most applications
 * @param maxEnvironmentsPerApplication most environments of one application
 * @param maxMembers most members, open invitations included
 * @param maxKeysPerEnvironment most keys of one environment that work at a time; twice as many while they are rotated
 * @param requestBytes largest body of an SDK request after decompression, bytes; the default is that of seed 001
 * @param eventsPerRequest most events in one batch; the default is that of seed 001
 * @param requestsPerMinutePerVisitor most requests with a client key from one address and visitor
 * @param requestsPerMinutePerKey most requests with one key
 */
public record Limits(
        int maxApplications,
        int maxEnvironmentsPerApplication,
        int maxMembers,
        int maxKeysPerEnvironment,
        int requestBytes,
        int eventsPerRequest,
        int requestsPerMinutePerVisitor,
        int requestsPerMinutePerKey) {
    /** What a new tenant starts with. */
    public static final Limits DEFAULT = of(Limit::initial);

    /** Limits by kind. */
    public static Limits of(ToIntFunction<Limit> value) {
        return new Limits(
                value.applyAsInt(Limit.MAX_APPLICATIONS),
                value.applyAsInt(Limit.MAX_ENVIRONMENTS_PER_APPLICATION),
                value.applyAsInt(Limit.MAX_MEMBERS),
                value.applyAsInt(Limit.MAX_KEYS_PER_ENVIRONMENT),
                value.applyAsInt(Limit.REQUEST_BYTES),
                value.applyAsInt(Limit.EVENTS_PER_REQUEST),
                value.applyAsInt(Limit.REQUESTS_PER_MINUTE_PER_VISITOR),
                value.applyAsInt(Limit.REQUESTS_PER_MINUTE_PER_KEY));
    }

    public int get(Limit limit) {
        return switch (limit) {
            case MAX_APPLICATIONS -> maxApplications;
            case MAX_ENVIRONMENTS_PER_APPLICATION -> maxEnvironmentsPerApplication;
            case MAX_MEMBERS -> maxMembers;
            case MAX_KEYS_PER_ENVIRONMENT -> maxKeysPerEnvironment;
            case REQUEST_BYTES -> requestBytes;
            case EVENTS_PER_REQUEST -> eventsPerRequest;
            case REQUESTS_PER_MINUTE_PER_VISITOR -> requestsPerMinutePerVisitor;
            case REQUESTS_PER_MINUTE_PER_KEY -> requestsPerMinutePerKey;
        };
    }

    Map<String, Integer> byName() {
        var values = new LinkedHashMap<String, Integer>();
        for (var limit : Limit.values()) {
            values.put(limit.field(), get(limit));
        }
        return values;
    }

    /** Refuses to go on when there are as many as there may be. */
    void refuseAnother(Limit limit, long present) {
        if (present >= get(limit)) {
            throw new Problem.Conflict(Message.of("tenancy.problem.limit." + limit.field(), get(limit)));
        }
    }
}
