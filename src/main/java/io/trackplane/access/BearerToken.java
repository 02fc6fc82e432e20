package io.trackplane.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises the holder of a management token. The keys of SDKs travel in the same header and are none of its business. */
class BearerToken extends OncePerRequestFilter {
    private static final String ATTRIBUTE = BearerToken.class.getName();
    private static final String SCHEME = "Bearer ";

    private final ManagementTokens tokens;

    BearerToken(ManagementTokens tokens) {
        this.tokens = tokens;
    }

    static Optional<ManagementTokens.Holder> holder(HttpServletRequest request) {
        return Optional.ofNullable((ManagementTokens.Holder) request.getAttribute(ATTRIBUTE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            recognise(request, header.substring(SCHEME.length()).strip());
        }
        chain.doFilter(request, response);
    }

    private void recognise(HttpServletRequest request, String presented) {
        if (presented.startsWith(ManagementToken.PREFIX)) {
            tokens.authenticate(presented).ifPresent(holder -> request.setAttribute(ATTRIBUTE, holder));
        }
    }
}
