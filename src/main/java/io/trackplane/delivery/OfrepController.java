package io.trackplane.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackplane.flag.ErrorCode;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Secrets;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The OpenFeature Remote Evaluation Protocol, version 0.3.0. */
@Controller
class OfrepController {
    private static final String FLAGS = "/ofrep/v1/evaluate/flags";
    private static final int DIGEST = 16;

    private final Reader reader;
    private final MessageSource messages;
    private final Clock clock;

    OfrepController(Reader reader, MessageSource messages, Clock clock) {
        this.reader = reader;
        this.messages = messages;
        this.clock = clock;
    }

    @PostMapping(FLAGS + "/{key}")
    @OpenTo(Audience.SDK_KEY)
    void one(@PathVariable String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var posting = reader.admitPosting(request, response);
            var reading = posting.reading();
            var evaluation = reading.snapshot()
                    .flags()
                    .evaluator(posting.context(), clock.instant())
                    .evaluate(key, reading.audience());
            if (evaluation.error() == ErrorCode.FLAG_NOT_FOUND) {
                JsonAnswer.write(response, HttpServletResponse.SC_NOT_FOUND, OfrepAnswer.notFound(key));
            } else {
                JsonAnswer.write(response, evaluation.error() == null ? 200 : 400, OfrepAnswer.one(evaluation));
            }
        } catch (Problem.Malformed malformed) {
            refuse(response, malformed, key);
        }
    }

    @PostMapping(FLAGS)
    @OpenTo(Audience.SDK_KEY)
    void all(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var posting = reader.admitPosting(request, response);
            var time = clock.instant();
            JsonAnswer.write(
                    request,
                    response,
                    tag(posting, FlagAnswer.tag(posting.reading(), time)),
                    () -> OfrepAnswer.all(
                            posting.reading(), posting.context(), time, stream(posting.reading(), request)));
        } catch (Problem.Malformed malformed) {
            refuse(response, malformed, null);
        }
    }

    /** The answer depends on the body, and on the key where it names the stream. */
    private static String tag(Posting posting, String beginning) {
        var key = posting.reading().caller().key().id();
        return beginning + '-' + Secrets.digest(key + posting.body()).substring(0, DIGEST);
    }

    /** Only for public keys: the address carries the key, and an address ends up in logs. */
    private static @Nullable String stream(Reading reading, HttpServletRequest request) {
        var key = reading.caller().key().value();
        return key == null
                ? null
                : request.getContextPath() + StreamController.REFETCH + "?key=" + URLEncoder.encode(key, UTF_8);
    }

    private void refuse(HttpServletResponse response, Problem.Malformed malformed, @Nullable String key)
            throws IOException {
        JsonAnswer.write(
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                OfrepAnswer.failure(code(malformed), details(malformed), key));
    }

    private static ErrorCode code(Problem.Malformed malformed) {
        return malformed.fields().keySet().stream().allMatch(field -> field.startsWith("context"))
                ? ErrorCode.INVALID_CONTEXT
                : ErrorCode.PARSE_ERROR;
    }

    /** For whoever reads the client's log. */
    private String details(Problem.Malformed malformed) {
        return malformed.fields().entrySet().stream()
                .map(field -> field.getKey() + ": " + text(field.getValue()))
                .collect(Collectors.joining(" "));
    }

    private String text(Message message) {
        return messages.getMessage(message.key(), message.arguments().toArray(), Locale.ENGLISH);
    }
}
