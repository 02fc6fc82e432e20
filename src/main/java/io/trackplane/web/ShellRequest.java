package io.trackplane.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** What the layout wants to know about the request it answers. */
final class ShellRequest {
    private final HttpServletRequest request;

    ShellRequest(HttpServletRequest request) {
        this.request = request;
    }

    /** Path as the browser knows it, also while an error page is made for it. */
    String path() {
        var failed = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed;
    }

    String address() {
        var query = request.getQueryString();
        return request.getMethod().equals("GET") && query != null ? path() + "?" + query : path();
    }

    String addressIn(String languageTag) {
        return UriComponentsBuilder.fromUriString(address())
                .replaceQueryParam("language", languageTag)
                .build()
                .toUriString();
    }

    Locale language() {
        return RequestContextUtils.getLocale(request);
    }

    Theme theme() {
        return Preferences.theme(request);
    }

    String id() {
        return RequestIds.of(request);
    }
}
