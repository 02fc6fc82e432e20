package io.trackplane.tenancy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.RateLimit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often SDKs ask. Requests are counted by address and visitor first, so that one client who asks too often does not use up what all
 * clients of the key have together. Each kind of requests has counts of its own.
 */
public final class RequestCounts {
    /** A longer identifier of a visitor counts by its beginning: what is counted is kept in memory. */
    private static final int LONGEST_VISITOR = 128;

    private final RateLimit byKey = new RateLimit();
    private final RateLimit byVisitor = new RateLimit();

    /**
     * Counts a request with a public credential.
     *
     * @param credential the key, or what stands for it
     * @param visitor whom it is for; null when it does not say
     * @throws Problem.TooMany over the limit of the address and visitor, or of the credential
     */
    public void countPublic(String credential, Limits limits, String address, @Nullable String visitor) {
        refuse(byVisitor.count(
                credential + ' ' + address + ' ' + beginning(visitor), limits.requestsPerMinutePerVisitor()));
        countSecret(credential, limits);
    }

    /**
     * Counts a request with a secret credential: whom it is for is its own business.
     *
     * @throws Problem.TooMany over the limit of the credential
     */
    public void countSecret(String credential, Limits limits) {
        refuse(byKey.count(credential, limits.requestsPerMinutePerKey()));
    }

    private static String beginning(@Nullable String visitor) {
        return visitor == null ? "" : visitor.substring(0, Math.min(visitor.length(), LONGEST_VISITOR));
    }

    private static void refuse(long nanos) {
        if (nanos > 0) {
            throw new Problem.TooMany(
                    Message.of("tenancy.problem.too-many-requests"),
                    Duration.ofNanos(nanos).plusSeconds(1));
        }
    }
}
