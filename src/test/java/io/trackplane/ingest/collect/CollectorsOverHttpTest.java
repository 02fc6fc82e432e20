package io.trackplane.ingest.collect;

import static io.trackplane.ingest.collect.Site.event;
import static io.trackplane.ingest.collect.Site.events;
import static io.trackplane.ingest.collect.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.eventstore.Mark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What is sent arrives: every path and wire shape, on the way from HTTP to the log. */
@ServerTest
class CollectorsOverHttpTest {
    /** The example of seed 001 §5.1, as it stands there. */
    private static final String SEED_001 = """
            {
                "events": [
                  {
                    "event_name": "page_view",
                    "user_id": "12345678",
                    "timestamp": 1652345678901,
                    "platform": "web",
                    "page": "/onchain/landing",
                    "session_id": "sess_abcdef123456",
                    "properties": {
                      "page_name": "onchain_landing",
                      "referrer": "homepage"
                    }
                  }
                ],
                "sdk_version": "1.0.0",
                "app_version": "2.3.1"
              }""";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site(context, port);
    }

    @Test
    void theExampleOfSeed001IsAnsweredAsItSays() {
        var answer = site.post("/api/v1/track", SEED_001);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .matches(
                        "\\{\"code\":200,\"message\":\"success\",\"request_id\":\"req_[a-z0-9]+\",\"processed_count\":1}");
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .contains(json(answer).path("request_id").stringValue());
        var arrival = site.last().arrivals().getFirst();
        assertThat(arrival.event().type()).isEqualTo(EventType.PAGE);
        assertThat(arrival.event().release()).isEqualTo("2.3.1");
        assertThat(arrival.event().userId()).isEqualTo("12345678");
        assertThat(arrival.event().properties().fields())
                .containsEntry("referrer", new Value.Text("homepage"))
                .hasSize(2);
        assertThat(arrival.time().toEpochMilli()).isEqualTo(1652345678901L);
        assertThat(arrival.marks()).containsExactly(Mark.LATE);
        assertThat(arrival.client().network()).isEqualTo("127.0.0.0/24");
    }

    @Test
    void oneBadEventDoesNotHarmItsNeighbours() {
        var answer = site.post(
                "/api/v1/track/batch",
                events(event(""), "{\"timestamp\":1,\"user_id\":\"u\",\"event_id\":\"e-7\"}", "7", event("")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("processed_count").intValue()).isEqualTo(2);
        assertThat(json(answer).path("rejected").toString())
                .isEqualTo("[{\"index\":1,\"event_id\":\"e-7\",\"reason\":\"missing_field\",\"field\":\"event_name\","
                        + "\"message\":\"event_name is required\"},{\"index\":2,\"reason\":\"not_an_object\",\"field\":\"\","
                        + "\"message\":\"An event is a JSON object.\"}]");
        assertThat(site.last().size()).isEqualTo(4);
        assertThat(site.last().rejected()).isEqualTo(2);
    }
}
