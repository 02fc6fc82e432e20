package io.trackplane.web.problem;

import io.trackplane.kernel.Message;
import io.trackplane.web.RequestIds;
import io.trackplane.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.json.JacksonJsonView;

/** Tells a caller about a failure in the form they understand: a page, a notice in the corner of one, or JSON. */
@Component
class Answers {
    private final MessageSource messages;

    Answers(MessageSource messages) {
        this.messages = messages;
    }

    ModelAndView to(HttpServletRequest request, HttpServletResponse response, Failure failure) {
        response.setStatus(failure.status().value());
        failure.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        if (prefersJson(request)) {
            return json(request, failure);
        }
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Retarget", "#toasts");
            response.setHeader("HX-Reswap", "beforeend");
            return page("error/notice", request, failure);
        }
        return page(shell(request, failure).person() == null ? "error/bare" : "error/page", request, failure);
    }

    private static boolean prefersJson(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        var path = pathOf(request);
        return path.startsWith("/api/")
                || path.startsWith("/ofrep/")
                || (accept != null && accept.contains("json") && !accept.contains("text/html"));
    }

    private static String pathOf(HttpServletRequest request) {
        return ((Shell) request.getAttribute(Shell.VARIABLE)).path();
    }

    /** The frame around the page; an empty one where filling it would ask a store that is away. */
    private static Shell shell(HttpServletRequest request, Failure failure) {
        var shell = (Shell) request.getAttribute(Shell.VARIABLE);
        if (failure.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            shell.forgetSurroundings();
        }
        return shell;
    }

    private ModelAndView page(String view, HttpServletRequest request, Failure failure) {
        var page = new ModelAndView(view, failure.status());
        page.addObject("status", failure.status().value());
        page.addObject("told", told(request, failure));
        page.addObject("requestId", RequestIds.of(request));
        return page;
    }

    private ModelAndView json(HttpServletRequest request, Failure failure) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", failure.status().value());
        body.put("message", told(request, failure));
        body.put("request_id", RequestIds.of(request));
        if (!failure.fields().isEmpty()) {
            body.put("errors", fields(failure, RequestContextUtils.getLocale(request)));
        }
        return new ModelAndView(new JacksonJsonView(), body);
    }

    private List<Map<String, String>> fields(Failure failure, Locale locale) {
        return failure.fields().stream()
                .map(objection ->
                        Map.of("field", objection.field(), "message", messages.getMessage(objection.message(), locale)))
                .toList();
    }

    private String told(HttpServletRequest request, Failure failure) {
        var told = failure.told() == null
                ? Message.of("problem." + failure.status().value() + ".text")
                : failure.told();
        return messages.getMessage(
                told.key(),
                told.arguments().isEmpty() ? null : told.arguments().toArray(),
                RequestContextUtils.getLocale(request));
    }
}
