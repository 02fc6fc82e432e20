package io.trackplane.web.problem;

import io.trackplane.kernel.Message;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A request that ends in an error, ready to be told.
 *
 * @param status what it is answered with
 * @param told a sentence more exact than the one of the status; null when there is none
 * @param fields what is wrong with which field
 * @param headers to send along, such as {@code Allow} or {@code Retry-After}
 */
record Failure(HttpStatus status, @Nullable Message told, List<FieldFailure> fields, HttpHeaders headers) {
    private static final String RETRY_AFTER_SECONDS = "5";

    /** One objection to one field. */
    record FieldFailure(String field, MessageSourceResolvable message) {}

    static Failure of(HttpStatus status) {
        return new Failure(status, null, List.of(), new HttpHeaders());
    }

    static Failure told(HttpStatus status, Message told) {
        return new Failure(status, told, List.of(), new HttpHeaders());
    }

    /** The control store does not answer: nothing may be asked of it to say so. */
    static Failure storeAway() {
        return of(HttpStatus.SERVICE_UNAVAILABLE).with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    /** A question took more than it may: asked in the same way it will again, unless the server was busy. */
    static Failure tooSlow() {
        return told(HttpStatus.SERVICE_UNAVAILABLE, Message.of("problem.too-slow"))
                .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    Failure with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    Failure with(HttpHeaders more) {
        headers.putAll(more);
        return this;
    }

    Failure with(List<FieldFailure> objections) {
        return new Failure(status, told, objections, headers);
    }

    /** Message keys of the page about it: title, what happened, and where it matters what is not affected. */
    Map<String, String> keys() {
        var prefix = "problem." + status.value();
        return Map.of("title", prefix + ".title", "text", prefix + ".text");
    }
}
