package io.trackplane.flag;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Serves something to those who meet a condition and are let in by the gate. Who is not goes on to the next rule.
 *
 * @param id names it within the flag, as a key does
 * @param description for people, up to 1 000 characters; null when not given
 * @param when who it is for; everybody when not given
 * @param share how many of those are let in, thousandths of a percent, 0 to 100 000; all when not given. Raising it lets more in and
 *     nobody out
 * @param by the attribute that decides who is let in; {@code user_id} when not given
 * @param serve what they get
 */
public record Rule(String id, @Nullable String description, Condition when, Integer share, String by, Serve serve) {
    public Rule {
        id = Objects.requireNonNullElse(id, "");
        when = Objects.requireNonNullElse(when, Condition.ALWAYS);
        share = Objects.requireNonNullElse(share, RolloutHash.BUCKETS);
        by = Objects.requireNonNullElse(by, EvaluationContext.USER_ID);
        serve = Keys.present("serve", serve);
    }

    /** A rule that lets everybody in. */
    public static Rule of(String id, Condition when, Serve serve) {
        return new Rule(id, null, when, RolloutHash.BUCKETS, EvaluationContext.USER_ID, serve);
    }

    /** The same with another share. */
    public Rule withShare(int share) {
        return new Rule(id, description, when, share, by, serve);
    }
}
