package io.trackplane.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request its {@link Shell}, so that every template has one, on error pages and in fragments too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class ShellFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ShellFilter.class);

    private final ObjectProvider<SurroundingsSource> surroundings;
    private final ObjectProvider<NavigationContributor> contributors;
    private final ObjectProvider<PendingChanges> waiting;
    private final ObjectProvider<DemoProgress> demo;
    private volatile @org.jspecify.annotations.Nullable Navigation navigation;

    ShellFilter(
            ObjectProvider<SurroundingsSource> surroundings,
            ObjectProvider<NavigationContributor> contributors,
            ObjectProvider<PendingChanges> waiting,
            ObjectProvider<DemoProgress> demo) {
        this.surroundings = surroundings;
        this.contributors = contributors;
        this.waiting = waiting;
        this.demo = demo;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(Shell.VARIABLE) == null) {
            request.setAttribute(
                    Shell.VARIABLE,
                    new Shell(
                            new ShellRequest(request),
                            navigation(),
                            demo.getIfAvailable(),
                            this::pending,
                            () -> around(request)));
        }
        chain.doFilter(request, response);
    }

    private Optional<PendingChanges.Pending> pending(Place place) {
        var known = waiting.getIfAvailable();
        return known == null ? Optional.empty() : known.in(place);
    }

    private Navigation navigation() {
        var known = navigation;
        if (known == null) {
            navigation = known =
                    new Navigation(List.copyOf(contributors.orderedStream().toList()));
        }
        return known;
    }

    /** A page must not fail because its frame cannot be filled. */
    private Surroundings around(HttpServletRequest request) {
        try {
            var source = surroundings.getIfAvailable();
            return source == null ? Surroundings.NONE : source.of(request);
        } catch (RuntimeException e) {
            LOG.error("The surroundings of {} are not known", request.getRequestURI(), e);
            return Surroundings.NONE;
        }
    }
}
