package io.trackplane.web.problem;

import io.trackplane.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns what a handler throws into an answer. Refusals of Spring Security go on to its filters. */
@Component
class ProblemResolver implements HandlerExceptionResolver {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    private final Answers answers;

    ProblemResolver(Answers answers) {
        this.answers = answers;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (thrown instanceof AccessDeniedException || thrown instanceof AuthenticationException) {
            return null;
        }
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            LOG.debug("The client of {} is gone", request.getRequestURI(), thrown);
            return new ModelAndView();
        }
        var failure = Failures.of(thrown);
        log(request, failure, thrown);
        response.resetBuffer();
        return answers.to(request, response, failure);
    }

    private static void log(HttpServletRequest request, Failure failure, Exception thrown) {
        // A problem is told on purpose: while the disk is full, each request that is refused would fill it further.
        if (failure.status().is5xxServerError() && !(thrown instanceof Problem)) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
        } else {
            LOG.debug("{} {}: {}", request.getMethod(), request.getRequestURI(), thrown.toString());
        }
    }
}
