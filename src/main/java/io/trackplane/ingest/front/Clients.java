package io.trackplane.ingest.front;

import io.trackplane.ingest.Client;
import io.trackplane.ingest.front.UserAgent.Kind;
import io.trackplane.kernel.Networks;
import io.trackplane.privacy.MaskingKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says what sent a request, as far as it may be kept. The address is cut to its network before anything else gets to see it, the user agent is forgotten
 * but for a few names.
 *
 * <p>A library is a robot where a page or an app should send, with a public key. Servers and devices send with libraries, for others: nothing about
 * their visitors is in their address, nor in their user agent unless it is a browser's that they pass on.
 */
@Component
public class Clients {
    private final UserAgents agents;
    private final MaskingKeys keys;

    Clients(UserAgents agents, MaskingKeys keys) {
        this.agents = agents;
        this.keys = keys;
    }

    /**
     * What sent a request.
     *
     * @param address a literal one
     * @param header {@code User-Agent}; null when there is none
     * @param isPublic whether it came with a public key, straight from a visitor
     */
    public Client of(String tenant, String address, @Nullable String header, boolean isPublic, Instant received) {
        var agent = agents.of(header);
        var network = Networks.of(address);
        boolean isBot = agent.kind() == Kind.ROBOT || (isPublic && agent.kind() == Kind.LIBRARY);
        return new Client(
                network,
                isBot ? "bot" : agent.device(),
                agent.browser(),
                agent.system(),
                isBot,
                keys.of(tenant).number(day(received) + " " + network + ' ' + (header == null ? "" : header)));
    }

    private static LocalDate day(Instant received) {
        return LocalDate.ofInstant(received, ZoneOffset.UTC);
    }
}
