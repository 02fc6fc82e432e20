package io.trackplane.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.kernel.CanonicalJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ClientsTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    static List<Clients> clients() {
        return List.of(
                new OnchainClients(List.of()),
                new BilliardClients(),
                new MallClients(user -> user.hashCode() % 100 == 0),
                new MallStaff(user -> user.hashCode() % 20 == 0));
    }

    private static List<JsonNode> events(List<Sending> sendings) {
        var events = new ArrayList<JsonNode>();
        for (var sending : sendings) {
            CanonicalJson.tree(new String(sending.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .path("events")
                    .forEach(events::add);
        }
        return events;
    }

    @ParameterizedTest
    @MethodSource("clients")
    void theSameDayAlwaysBringsTheSame(Clients clients) {
        var once = clients.day(TUESDAY, 3);
        var again = clients.day(TUESDAY, 3);

        assertThat(once).hasSameSizeAs(again);
        for (int i = 0; i < once.size(); i++) {
            assertThat(once.get(i).body()).isEqualTo(again.get(i).body());
        }
        assertThat(events(clients.day(TUESDAY.minusDays(1), 3))).isNotEqualTo(events(once));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aDayIsOrderedAndEveryRequestIsWithinTheLimits(Clients clients) {
        var day = clients.day(TUESDAY, 3);

        assertThat(day).isNotEmpty().isSortedAccordingTo(java.util.Comparator.comparing(Sending::at));
        assertThat(day).allSatisfy(sending -> {
            assertThat(sending.body()).hasSizeLessThan(50_000);
            assertThat(events(List.of(sending))).hasSizeBetween(1, 100);
        });
        assertThat(events(day).stream()
                        .map(event -> event.path("event_id").asString())
                        .distinct())
                .hasSameSizeAs(events(day));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void weekendsDifferFromWorkingDays(Clients clients) {
        int tuesday = events(clients.day(TUESDAY, 10)).size();
        int sunday = events(clients.day(TUESDAY.minusDays(2), 10)).size();

        assertThat(Math.abs(tuesday - sunday)).isGreaterThan(tuesday / 20);
    }
}
