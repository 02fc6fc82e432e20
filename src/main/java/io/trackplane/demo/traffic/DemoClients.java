package io.trackplane.demo.traffic;

import io.trackplane.demo.traffic.OnchainClients.Delivery;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The clients of all demo applications. */
public final class DemoClients {
    /** One flies, one flops, one is over. */
    private static final List<Delivery> DELIVERIES = List.of(
            new Delivery("d-bridge-reward", "card", "act_bridge", 10, 0, 0.5, 0.34, 0.42),
            new Delivery("d-season-pass", "banner", "act_mint", 12, 0, 0.55, 0.03, 0.08),
            new Delivery("d-bridge-guide", "message", "act_bridge", 28, 15, 0.4, 0.18, 0.25));

    private DemoClients() {}

    /**
     * All of them.
     *
     * @param sampled for an application, which of its users its sampling keeps
     */
    public static List<Clients> all(Function<String, Predicate<String>> sampled) {
        return List.of(
                new OnchainClients(DELIVERIES),
                new BilliardClients(),
                new MallClients(sampled.apply("mall_web")),
                new MallStaff(sampled.apply("mall_admin")));
    }
}
