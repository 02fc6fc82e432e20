package io.trackplane.ingest.collect;

import static io.trackplane.ingest.collect.Site.event;
import static io.trackplane.ingest.collect.Site.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.kernel.Actor;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.Plans;
import io.trackplane.privacy.DefaultMasking;
import io.trackplane.tenancy.Applications;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What is published holds for the very next request, again and again, without any waiting. */
@ServerTest
class NextRequestTest {
    private static final int TURNS = 10;
    private static final String SENDING = events(event(",\"note\":\"write to ann@example.com\",\"level\":\"high\""));

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site(context, port);
    }

    /** What becomes of an event that is sent now: status, and how many are stored, aside, sampled out and rejected. */
    private String fate() {
        int before = site.batches().size();
        int status = site.post("/api/v1/track", SENDING).statusCode();
        if (site.batches().size() == before) {
            return status + " nothing kept";
        }
        var batch = site.last();
        return "%d %d/%d/%d/%d"
                .formatted(
                        status,
                        batch.arrivals().size(),
                        batch.quarantined().size(),
                        batch.sampledOut(),
                        batch.rejected());
    }

    private void publishAndExpect(String kind, @Nullable String json, String fate) {
        site.publish(kind, kind, json);
        assertThat(fate()).as(kind + " " + json).isEqualTo(fate);
    }

    @Test
    void aPlan() {
        var application =
                context.getBean(Applications.class).get(site.environment.tenant(), site.environment.application());
        var content = PlanContent.parse("""
                {"events":[{"name":"button_click","title":"Click","description":"A click","trigger":"A click","owner":"web",
                  "properties":[{"name":"level","type":"integer","description":"How high","required":true}]}],"groups":[]}""");
        context.getBean(Plans.class).publish(application, content, 0, "first", Actor.SYSTEM);
        assertThat(fate()).isEqualTo("200 1/0/0/0");
        for (int turn = 0; turn < TURNS; turn++) {
            publishAndExpect("plan", "{\"version\":1,\"violations\":\"reject\"}", "200 0/0/0/1");
            publishAndExpect("plan", "{\"version\":1,\"violations\":\"quarantine\"}", "200 0/1/0/0");
            publishAndExpect("plan", "{\"version\":1}", "200 1/0/0/0");
            publishAndExpect("plan", null, "200 1/0/0/0");
        }
    }

    @Test
    void masking() {
        var rules = DefaultMasking.in(Locale.ENGLISH).json();
        for (int turn = 0; turn < TURNS; turn++) {
            publishAndExpect("masking", rules, "200 1/0/0/0");
            assertThat(site.last().toString()).contains("write to h:").doesNotContain("ann@example.com");
            publishAndExpect("masking", "{\"rules\":[]}", "200 1/0/0/0");
            assertThat(site.last().toString()).contains("write to ann@example.com");
        }
    }

    @Test
    void sampling() {
        for (int turn = 0; turn < TURNS; turn++) {
            publishAndExpect("sampling", "{\"default\":0}", "200 0/0/1/0");
            publishAndExpect("sampling", "{\"default\":1}", "200 1/0/0/0");
        }
    }

    @Test
    void theKillSwitch() {
        for (int turn = 0; turn < TURNS; turn++) {
            publishAndExpect("collection-off", "{\"off\":true}", "403 nothing kept");
            publishAndExpect("collection-off", null, "200 1/0/0/0");
        }
    }
}
