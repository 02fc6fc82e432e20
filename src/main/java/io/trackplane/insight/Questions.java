package io.trackplane.insight;

import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenants;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads what is asked from the parameters of an address, for pages and programs alike.
 *
 * <ul>
 *   <li>{@code from}, {@code to}: dates, both inclusive, in the tenant's zone, or ISO instants, of which {@code to} is the first moment outside. Without
 *       {@code to} the range ends with today; without {@code from} it has seven days
 *   <li>{@code preset}: instead of both, see {@link Preset}; {@code 7d} where nothing is said
 *   <li>{@code interval}: see {@link Interval}; by default hours up to two days, days up to 92, weeks up to 366, else months
 *   <li>{@code platform}, {@code page}, {@code release}, {@code device}: events of just this value, at most 2000 characters; empty is no filter
 * </ul>
 */
@Service
public class Questions {
    private final Tenants tenants;
    private final Streams streams;
    private final Clock clock;

    Questions(Tenants tenants, Streams streams, Clock clock) {
        this.tenants = tenants;
        this.streams = streams;
        this.clock = clock;
    }

    /** Where parameters come from: {@code request::getParameter}. */
    @FunctionalInterface
    public interface Parameters {
        /** The value of a parameter; null where it is not given. */
        @Nullable String get(String name);
    }

    /**
     * What is asked about an environment.
     *
     * @throws Problem.Malformed naming the parameter: unreadable, reversed, longer than the tenant keeps events, or cut into more than
     *     {@link QuestionReading#MOST_STEPS} steps
     */
    public Question read(Environment environment, Parameters parameters) {
        var tenant = tenants.get(environment.tenant());
        var reading = new QuestionReading(parameters, clock.instant(), tenant.zone(), tenant.retentionDays());
        var range = reading.range();
        var interval = reading.interval(range);
        var filters = reading.filters();
        reading.refuseProblems();
        return new Question(streams.of(environment), range, interval, filters);
    }
}
