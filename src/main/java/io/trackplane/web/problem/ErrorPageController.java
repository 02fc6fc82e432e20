package io.trackplane.web.problem;

import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Errors that arise outside of Spring MVC: in filters, in the container, by {@code sendError}. */
@Controller
class ErrorPageController implements ErrorController {
    private final Answers answers;

    ErrorPageController(Answers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    @OpenTo(Audience.ANYONE)
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) {
        return answers.to(request, response, failure(request));
    }

    private static Failure failure(HttpServletRequest request) {
        var thrown = (@Nullable Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown != null) {
            return Failures.of(thrown);
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? Failures.of(status)
                : Failure.of(HttpStatus.NOT_FOUND);
    }
}
