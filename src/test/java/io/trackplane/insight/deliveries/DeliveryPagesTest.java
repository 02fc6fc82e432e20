package io.trackplane.insight.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.delivery.console.ConsoleOfATenant;
import io.trackplane.delivery.console.ConsoleOfATenant.Place;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class DeliveryPagesTest {
    @Autowired
    private ApplicationContext server;

    @Autowired
    private DeliveryRegistrations registrations;

    @LocalServerPort
    private int port;

    private Place place;
    private String list;

    @BeforeEach
    void makeATenant() {
        place = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        list = place.path(place.production()) + "/insight/deliveries";
    }

    private void register(String id) {
        var answer = place.owner()
                .post(list + "/new", "id", id, "name", "Guide", "targetUsers", "120", "from", "2026-11-14");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private DeliveryRegistration stored(String id) {
        return registrations.get(place.production(), id);
    }

    @Test
    void aDeliveryIsRegisteredChangedClosedAndReopened() {
        register("d-1");
        assertThat(stored("d-1").settings().targetUsers()).isEqualTo(120);
        var edit = list + "/d-1/edit";
        place.owner().post(edit, place.filled(edit, "name", "Tour", "targetUsers", "", "from", "", "until", ""));
        assertThat(stored("d-1").settings()).isEqualTo(new DeliverySettings("Tour", "", null, null, null));
        place.owner().post(list + "/d-1/close");
        assertThat(stored("d-1").isClosed()).isTrue();
        assertThat(place.owner().get(edit).body()).contains("Reopen delivery");
        place.owner().post(list + "/d-1/reopen");
        assertThat(stored("d-1").isClosed()).isFalse();
    }

    @Test
    void whatCannotBeAcceptedStandsBesideItsField() {
        var answer = place.owner()
                .post(list + "/new", "id", "../x", "name", "Guide", "targetUsers", "many", "from", "2026-11-14");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("A whole number, such as 12480.");
        var reversed = place.owner()
                .post(list + "/new", "id", "d-1", "name", "Guide", "from", "2026-11-14", "until", "2026-11-13");
        assertThat(reversed.statusCode()).isEqualTo(422);
        assertThat(reversed.body()).contains("The last day comes before the first one.");
    }

    @Test
    void anIdIsRegisteredOnce() {
        register("d-1");
        var again = place.owner().post(list + "/new", "id", "d-1", "name", "Other");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("registered already");
    }

    @Test
    void twoEditorsAreAskedWhatTheyMean() {
        register("d-1");
        var edit = list + "/d-1/edit";
        var mine = place.filled(edit, "name", "Mine", "targetUsers", "1");
        place.owner().post(edit, place.filled(edit, "name", "Theirs", "targetUsers", "2"));
        assertThat(place.owner().post(edit, mine).statusCode()).isEqualTo(409);
        assertThat(stored("d-1").settings().name()).isEqualTo("Theirs");
    }

    @Test
    void aDeletedRegistrationIsGone() {
        register("d-1");
        place.owner().post(list + "/d-1/delete");
        assertThat(registrations.find(place.production(), "d-1")).isEmpty();
    }
}
