package io.trackplane.insight.calls;

import static io.trackplane.insight.asking.KeptEvents.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.EventType;
import io.trackplane.eventstore.StoredEvent;
import io.trackplane.insight.Question;
import io.trackplane.insight.asking.Expected;
import io.trackplane.insight.asking.GeneratedStreams;
import io.trackplane.insight.asking.Happening;
import io.trackplane.insight.asking.KeptEvents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsTest {
    @TempDir
    private static Path directory;

    private static KeptEvents kept;

    @BeforeAll
    static void open() {
        kept = new KeptEvents(directory);
        calls = new Calls(kept.store());
    }

    @AfterAll
    static void close() {
        kept.close();
    }

    private static Calls calls;

    private static Happening call(@Nullable Integer status, @Nullable Double duration) {
        return Happening.of(EventType.API, "GET /orders", "2026-11-02T10:00:00Z")
                .call("GET", "/orders", status, duration);
    }

    private static Question day(int stream) {
        return question(stream, "2026-11-02", "2026-11-03");
    }

    @Test
    void whatIsNotAnsweredWith2xxOr3xxHasFailed() {
        int stream = kept.keep(
                "success",
                call(200, 1.0),
                call(399, 1.0),
                call(400, 1.0),
                call(199, 1.0),
                call(0, 1.0),
                call(null, null));
        var figures = calls.figures(day(stream));
        assertThat(figures.count()).isEqualTo(6);
        assertThat(figures.failed()).isEqualTo(4);
        assertThat(figures.successRate()).isEqualTo(2.0 / 6);
    }

    @Test
    void withoutCallsNothingIsClaimed() {
        var figures = calls.figures(day(kept.stream("none")));
        assertThat(figures.successRate()).isNull();
        assertThat(figures.p95()).isNull();
    }

    @Test
    void callsOfTrackPathsCountToo() {
        int stream = kept.keep(
                "track",
                Happening.of(EventType.EVENT, "api_call", "2026-11-02T10:00:00Z")
                        .call(null, null, 200, 5.0),
                Happening.of(EventType.EVENT, "api_request", "2026-11-02T10:00:00Z")
                        .call("POST", "/pay", 500, 7.0),
                Happening.of(EventType.PAGE, "api_call", "2026-11-02T10:00:00Z"),
                Happening.of(EventType.EVENT, "card_click", "2026-11-02T10:00:00Z"));
        assertThat(calls.endpoints(day(stream), CallOrder.COUNT, 9, 0))
                .extracting(one -> one.endpoint().name())
                .containsExactly("POST /pay", "api_call");
    }

    @Test
    void endpointsStandInTheOrderThatIsAskedFor() {
        int stream = kept.keep(
                "order",
                call(200, 10.0),
                call(200, 20.0),
                call(500, 30.0),
                call(200, 10.0).call("GET", "/slow", 200, 900.0),
                call(200, 10.0).call("GET", "/broken", 503, null));
        assertThat(order(stream, CallOrder.COUNT)).containsExactly("/orders", "/broken", "/slow");
        assertThat(order(stream, CallOrder.SLOWEST)).containsExactly("/slow", "/orders", "/broken");
        assertThat(order(stream, CallOrder.FAILING)).containsExactly("/broken", "/orders", "/slow");
        assertThat(order(stream, CallOrder.LEAST_RELIABLE)).containsExactly("/broken", "/orders", "/slow");
    }

    private List<String> order(int stream, CallOrder order) {
        return calls.endpoints(day(stream), order, 9, 0).stream()
                .map(one -> one.endpoint().route())
                .toList();
    }

    @Test
    void anEndpointIsFoundAgainByWhatItIsCalled() {
        int stream = kept.keep(
                "again", call(200, 10.0), call(503, 20.0), call(null, null).call(null, null, 200, 3.0));
        for (var one : calls.endpoints(day(stream), CallOrder.COUNT, 9, 0)) {
            assertThat(calls.figures(day(stream), one.endpoint())).isEqualTo(one.figures());
        }
        assertThat(calls.statuses(day(stream), new Endpoint("GET", "/orders")))
                .containsExactly(new StatusCount(200, 1, 0.5), new StatusCount(503, 1, 0.5));
    }

    @Test
    void statusesOfAllCallsAreCountedWithTheirShares() {
        int stream = kept.keep(
                "statuses",
                call(200, 10.0),
                call(200, 20.0),
                call(404, 1.0),
                call(0, null).call(null, null, null, 3.0));
        assertThat(calls.statuses(day(stream)))
                .containsExactly(
                        new StatusCount(200, 2, 0.5), new StatusCount(404, 1, 0.25), new StatusCount(null, 1, 0.25));
        assertThat(calls.statuses(day(kept.stream("none")))).isEmpty();
    }

    @Test
    void generatedStreamsAreCountedAsTheDefinitionsSay() {
        var streams = new GeneratedStreams(kept, 200);
        for (var question : streams.questions()) {
            var events = Expected.only(
                    Expected.about(question, streams.events()),
                    event -> event.type() == EventType.API
                            || (event.type() == EventType.EVENT
                                    && List.of("api_call", "api_request").contains(event.name())));
            Expected.same(calls.figures(question), figures(events));
            Expected.same(
                    calls.series(question),
                    Expected.steps(question, events, (step, members) -> new CallStep(step, figures(members))));
            Expected.same(calls.endpoints(question, CallOrder.FAILING, 9, 0), endpoints(events));
        }
    }

    private static CallFigures figures(List<StoredEvent> events) {
        var succeeded = Expected.only(events, event -> {
            var status = event.measured().status();
            return status != null && status >= 200 && status < 400;
        });
        return new CallFigures(
                Expected.count(events),
                Expected.count(succeeded),
                duration(events, 0.5),
                duration(events, 0.95),
                duration(events, 0.99),
                Expected.sampled(events));
    }

    private static @Nullable Double duration(List<StoredEvent> events, double share) {
        return Expected.quantile(
                events.stream()
                        .map(event -> event.measured().duration())
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue),
                share);
    }

    private static List<EndpointCalls> endpoints(List<StoredEvent> events) {
        var endpoints = new ArrayList<EndpointCalls>();
        Expected.by(events, CallsTest::endpoint)
                .forEach((endpoint, members) -> endpoints.add(new EndpointCalls(endpoint, figures(members))));
        endpoints.sort(Comparator.comparingDouble(
                        (EndpointCalls one) -> -one.figures().failed())
                .thenComparing(one -> one.endpoint().route())
                .thenComparing(one -> one.endpoint().method(), Comparator.nullsLast(Comparator.naturalOrder())));
        return endpoints;
    }

    private static Endpoint endpoint(StoredEvent event) {
        var route = event.measured().route();
        return new Endpoint(event.measured().method(), route == null ? event.name() : route);
    }
}
