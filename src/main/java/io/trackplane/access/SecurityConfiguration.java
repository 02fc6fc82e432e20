package io.trackplane.access;

import io.github.wimdeblauwe.htmx.spring.boot.security.HxLocationRedirectAuthenticationEntryPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Filter chains: programs under {@code /api} and {@code /ofrep} bring a credential with every request and have no
 * session; people have a session, CSRF tokens and pages; statistics are for both. What a route asks of its callers stands on the route.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";
    /** A longer address would not fit into the headers of the answer, in the cookie that leads back to it. */
    private static final int LONGEST_WAY_BACK = 2_000;

    private static final String[] OPEN_FILES = {
        "/css/**", "/js/**", "/webjars/**", "/icons*.svg", "/favicon*", "/actuator/health", "/actuator/health/**"
    };

    /** The only way in with a password. One without a parent: a second one would be tried after every failure. */
    @Bean
    AuthenticationManager authenticationManager(UserStore users, Passwords passwords, SignInThrottle throttle) {
        return new ProviderManager(new ThrottledSignIn(new ConsoleUsers(users), passwords, throttle));
    }

    /** Statistics are read by programs with a key, and by pages with the session that is there; none is begun, nothing is changed. */
    @Bean
    @Order(0)
    SecurityFilterChain readersOfStatistics(HttpSecurity http, UserStore users) throws Exception {
        headers(http);
        return http.securityMatcher("/api/stats/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .addFilterBefore(new CurrentUser(users), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ManagementTokens tokens) throws Exception {
        headers(http);
        return http.securityMatcher("/api/**", "/ofrep/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerToken(tokens), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(
            HttpSecurity http,
            Routes routes,
            UserStore users,
            AuthenticationManager authentication,
            SignInAnswers answers,
            @Value("${management.server.port:-1}") int managementPort)
            throws Exception {
        headers(http);
        var requestCache = new CookieRequestCache();
        requestCache.setRequestMatcher(pagesOnly());
        RequestMatcher onManagementPort = request -> managementPort > 0 && request.getLocalPort() == managementPort;
        return http.authenticationManager(authentication)
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN_FILES)
                        .permitAll()
                        .requestMatchers(onManagementPort)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((who, context) -> new AuthorizationDecision(CurrentUser.of(context.getRequest())
                                .filter(User::platformAdministrator)
                                .isPresent()))
                        .requestMatchers(routes::isOpen)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(answers.success(requestCache))
                        .failureHandler(answers))
                .logout(logout -> logout.logoutUrl("/logout")
                        .logoutRequestMatcher(PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/logout"))
                        .logoutSuccessUrl("/login")
                        .deleteCookies(AccessConfiguration.SESSION_COOKIE))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()))
                .requestCache(cache -> cache.requestCache(requestCache))
                .exceptionHandling(exceptions -> exceptions.defaultAuthenticationEntryPointFor(
                        new HxLocationRedirectAuthenticationEntryPoint("/login"),
                        new RequestHeaderRequestMatcher("HX-Request")))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
                .addFilterAfter(new CurrentUser(users), LogoutFilter.class)
                .build();
    }

    private static void headers(HttpSecurity http) throws Exception {
        http.headers(
                headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy(
                                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"))
                        .crossOriginOpenerPolicy(opener -> opener.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .httpStrictTransportSecurity(Customizer.withDefaults())
                        .xssProtection(HeadersConfigurer.XXssConfig::disable));
    }

    /** A token in a cookie that scripts cannot read, so that the sign-in page needs no session. */
    private static CookieCsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("tp_csrf");
        tokens.setCookieCustomizer(
                cookie -> cookie.sameSite("Strict").httpOnly(true).path("/"));
        return tokens;
    }

    /** Only a page a person asked for is worth coming back to after sign-in. */
    private static RequestMatcher pagesOnly() {
        return new AndRequestMatcher(
                request -> HttpMethod.GET.matches(request.getMethod()),
                request -> request.getRequestURI().length() + length(request.getQueryString()) <= LONGEST_WAY_BACK,
                request -> String.valueOf(request.getHeader("Accept")).contains("text/html"),
                new NegatedRequestMatcher(new RequestHeaderRequestMatcher("HX-Request")));
    }

    private static int length(@Nullable String query) {
        return query == null ? 0 : query.length();
    }
}
