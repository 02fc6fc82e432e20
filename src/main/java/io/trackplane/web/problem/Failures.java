package io.trackplane.web.problem;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.web.problem.Failure.FieldFailure;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.multipart.MultipartException;

/** Knows which status every exception is answered with. What it does not know is the server's fault: 500. */
final class Failures {
    private static final Set<HttpStatus> TOLD = Set.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.CONFLICT,
            HttpStatus.CONTENT_TOO_LARGE,
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            HttpStatus.UNPROCESSABLE_CONTENT,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    /** MongoDB's code of a server that answers nothing any more, which the driver does not always tell by its type. */
    private static final int SHUTDOWN_IN_PROGRESS = 91;

    private Failures() {}

    static Failure of(Throwable thrown) {
        for (var cause : causes(thrown)) {
            var failure = known(cause);
            if (failure != null) {
                return failure;
            }
        }
        return Failure.of(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    /** The page for a status that came from elsewhere; for one that has no page, that of its family. */
    static Failure of(int status) {
        var known = HttpStatus.resolve(status);
        if (known != null && TOLD.contains(known)) {
            return Failure.of(known);
        }
        return Failure.of(status >= 400 && status < 500 ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static @Nullable Failure known(Throwable thrown) {
        return switch (thrown) {
            case Problem problem -> of(problem);
            case MethodArgumentNotValidException invalid -> invalid(invalid.getBindingResult());
            case ErrorResponse answer -> of(answer.getStatusCode().value()).with(answer.getHeaders());
            case DataAccessResourceFailureException away -> Failure.storeAway();
            case QueryTimeoutException slow -> Failure.tooSlow();
            case MongoClientException away -> Failure.storeAway();
            case MongoSocketException away -> Failure.storeAway();
            case MongoNotPrimaryException away -> Failure.storeAway();
            case MongoNodeIsRecoveringException away -> Failure.storeAway();
            case MongoException other -> other.getCode() == SHUTDOWN_IN_PROGRESS ? Failure.storeAway() : null;
            case OptimisticLockingFailureException stale ->
                Failure.told(HttpStatus.CONFLICT, Message.of("problem.stale"));
            case InvalidParameterException unreadable -> of(unreadable.getErrorCode());
            case TypeMismatchException unreadable -> Failure.of(HttpStatus.BAD_REQUEST);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MultipartException unreadable -> Failure.of(HttpStatus.BAD_REQUEST);
            case ConstraintViolationException invalid -> Failure.of(HttpStatus.BAD_REQUEST);
            default -> null;
        };
    }

    /** What stopped the reading within a value is wrapped by the parser. */
    private static Failure unreadable(HttpMessageNotReadableException thrown) {
        for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return of(problem);
            }
        }
        return Failure.of(HttpStatus.BAD_REQUEST);
    }

    private static Failure of(Problem problem) {
        return switch (problem) {
            case Problem.NotFound missing -> Failure.of(HttpStatus.NOT_FOUND);
            case Problem.Forbidden refused -> Failure.told(HttpStatus.FORBIDDEN, refused.told());
            case Problem.Unauthenticated unknown ->
                Failure.told(HttpStatus.UNAUTHORIZED, unknown.told()).with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case Problem.Conflict conflict -> Failure.told(HttpStatus.CONFLICT, conflict.told());
            case Problem.Stale stale -> Failure.told(HttpStatus.CONFLICT, stale.told());
            case Problem.Invalid invalid ->
                Failure.told(HttpStatus.UNPROCESSABLE_CONTENT, invalid.told()).with(objections(invalid.fields()));
            case Problem.Malformed malformed ->
                Failure.told(HttpStatus.BAD_REQUEST, malformed.told()).with(objections(malformed.fields()));
            case Problem.TooLarge large -> Failure.told(HttpStatus.CONTENT_TOO_LARGE, large.told());
            case Problem.TooMany many ->
                Failure.told(HttpStatus.TOO_MANY_REQUESTS, many.told())
                        .with(HttpHeaders.RETRY_AFTER, seconds(many.retryAfter()));
            case Problem.Unavailable away ->
                Failure.told(HttpStatus.SERVICE_UNAVAILABLE, away.told())
                        .with(HttpHeaders.RETRY_AFTER, seconds(away.retryAfter()));
        };
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.toSeconds()));
    }

    private static List<FieldFailure> objections(Map<String, Message> fields) {
        return fields.entrySet().stream()
                .map(field -> new FieldFailure(field.getKey(), resolvable(field.getValue())))
                .toList();
    }

    private static DefaultMessageSourceResolvable resolvable(Message message) {
        return new DefaultMessageSourceResolvable(
                new String[] {message.key()}, message.arguments().toArray());
    }

    private static Failure invalid(BindingResult result) {
        return Failure.told(HttpStatus.UNPROCESSABLE_CONTENT, Message.of("problem.invalid"))
                .with(result.getFieldErrors().stream().map(Failures::objection).toList());
    }

    private static FieldFailure objection(FieldError error) {
        return new FieldFailure(error.getField(), error);
    }

    private static Set<Throwable> causes(Throwable thrown) {
        var causes = new LinkedHashSet<Throwable>();
        for (Throwable cause = thrown; cause != null && causes.add(cause); ) {
            cause = cause.getCause();
        }
        return causes;
    }
}
