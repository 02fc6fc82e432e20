package io.trackplane.tenancy;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A web origin as browsers send it (RFC 6454 section 6.2), or a pattern for the subdomains of one at any depth.
 *
 * @param scheme {@code http} or {@code https}
 * @param wildcard whether it stands for the subdomains of the host, and not for the host itself
 * @param host lower case, international names in their {@code xn--} form
 * @param port the default one where none was written
 */
record Origin(String scheme, boolean wildcard, String host, int port) {
    private static final int MAX_LENGTH = 300;
    private static final int MAX_HOST = 253;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern SHAPE = Pattern.compile(
            "(https?)://(\\*\\.)?(" + LABEL + "(?:\\." + LABEL + ")*|\\[[0-9a-f:.]{2,45}])(?::([1-9][0-9]{0,4}))?");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[.*");
    /** Characters that IDNA 2003, which Java speaks, and browsers translate differently. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßς\\u200c\\u200d]");

    /** Reads what a person wrote; empty when it is no origin, or a pattern that covers too much. */
    static Optional<Origin> written(String text) {
        if (text.length() > MAX_LENGTH || AMBIGUOUS.matcher(text).find()) {
            return Optional.empty();
        }
        var bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return ascii(bare).flatMap(Origin::read).filter(origin -> !origin.tooWide());
    }

    /** Reads an {@code Origin} header; empty when it is {@code null}, opaque or malformed. */
    static Optional<Origin> sent(String header) {
        return header.length() > MAX_LENGTH ? Optional.empty() : read(header).filter(origin -> !origin.wildcard);
    }

    private static Optional<Origin> read(String text) {
        var match = SHAPE.matcher(text.toLowerCase(Locale.ROOT));
        if (!match.matches() || match.group(3).length() > MAX_HOST) {
            return Optional.empty();
        }
        var scheme = match.group(1);
        int port = match.group(4) == null ? defaultPort(scheme) : Integer.parseInt(match.group(4));
        return port > 65_535
                ? Optional.empty()
                : Optional.of(new Origin(scheme, match.group(2) != null, match.group(3), port));
    }

    private static Optional<String> ascii(String text) {
        if (text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            return Optional.of(text);
        }
        try {
            int host = text.indexOf("://") + 3;
            return Optional.of(text.substring(0, host) + IDN.toASCII(text.substring(host), IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private boolean tooWide() {
        return wildcard && (NUMERIC.matcher(host).matches() || (!host.contains(".") && !host.equals("localhost")));
    }

    /** Whether this allow-list entry covers the origin that a browser sent. */
    boolean covers(Origin sent) {
        return scheme.equals(sent.scheme)
                && port == sent.port
                && (wildcard ? sent.host.endsWith("." + host) : sent.host.equals(host));
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** As it is written, without a default port. */
    @Override
    public String toString() {
        return scheme + "://" + (wildcard ? "*." : "") + host + (port == defaultPort(scheme) ? "" : ":" + port);
    }
}
