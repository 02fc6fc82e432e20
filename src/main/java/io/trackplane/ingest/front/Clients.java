package io.trackplane.ingest.front;

import io.trackplane.ingest.Client;
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
 * <p>A library is no robot: servers and devices send with libraries, for others, and people who try the API do; they want to see what they sent.
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
     */
    public Client of(String tenant, String address, @Nullable String header, Instant received) {
        var agent = agents.of(header);
        var network = Networks.of(address);
        return new Client(
                network,
                agent.device(),
                agent.browser(),
                agent.system(),
                agent.isRobot(),
                keys.of(tenant).number(day(received) + " " + network + ' ' + (header == null ? "" : header)));
    }

    private static LocalDate day(Instant received) {
        return LocalDate.ofInstant(received, ZoneOffset.UTC);
    }
}
