package io.trackplane.ingest.front;

import static io.trackplane.ingest.front.Policies.CLIENT;
import static io.trackplane.ingest.front.Policies.NOW;
import static io.trackplane.ingest.front.Policies.event;
import static io.trackplane.ingest.front.Policies.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.eventstore.Mark;
import io.trackplane.ingest.Arrival;
import io.trackplane.plan.Reaction;
import io.trackplane.privacy.Consent;
import io.trackplane.privacy.PiiClass;
import io.trackplane.privacy.PiiClasses;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of events. */
class FrontStageTest {
    private static final Map<String, Value> RIGHT = Map.of("amount", new Value.Whole(3));
    private static final Map<String, Value> WRONG = Map.of("amount", new Value.Text("3"));

    private static Arrival only(Judged judged) {
        return judged.batch().arrivals().getFirst();
    }

    @Test
    void aWrongClockOfTheClientIsCorrectedByWhenItSent() {
        var original = Instant.parse("2031-01-01T00:00:00Z");
        var late =
                new Event(null, EventType.EVENT, "a", original, "u", null, null, null, null, null, Value.Fields.NONE);
        var sent = new Sent(
                List.of(new SentEvent(late, null, List.of(), false, null)), original.plus(Duration.ofSeconds(90)));
        assertThat(only(judge(Policies.open(), sent)).time()).isEqualTo(NOW.minusSeconds(90));
        assertThat(only(judge(Policies.open(), sent)).marks()).isEmpty();
    }

    @Test
    void theFutureIsPlacedInThePresentAndThePastWhereItWas() {
        var timing = Timing.of(NOW, null, Duration.ofMinutes(5), Duration.ofDays(7));
        var marks = EnumSet.noneOf(Mark.class);
        assertThat(timing.place(NOW.plusSeconds(299), marks)).isEqualTo(NOW.plusSeconds(299));
        assertThat(marks).isEmpty();
        assertThat(timing.place(NOW.plusSeconds(301), marks)).isEqualTo(NOW);
        assertThat(marks).containsExactly(Mark.FUTURE);
        marks.clear();
        assertThat(timing.place(NOW.minus(Duration.ofDays(8)), marks)).isEqualTo(NOW.minus(Duration.ofDays(8)));
        assertThat(marks).containsExactly(Mark.LATE);
    }

    @Test
    void timesAtTheEndsOfTimeDoNoHarm() {
        for (var sentAt : List.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L)) {
            var timing = Timing.of(NOW, Instant.ofEpochMilli(sentAt), Duration.ofMinutes(5), Duration.ofDays(7));
            for (var original : List.of(Instant.EPOCH, Instant.ofEpochMilli(253_402_300_799_999L))) {
                assertThat(timing.place(original, EnumSet.noneOf(Mark.class)))
                        .isBetween(Instant.EPOCH, NOW.plus(Duration.ofMinutes(5)));
            }
        }
    }

    @Test
    void thePolicyDecidesWhatBecomesOfEventsThatBreakThePlan() {
        assertThat(only(judge(Policies.planned(Reaction.ACCEPT, Reaction.ACCEPT), event("pay", WRONG)))
                        .marks())
                .containsExactly(Mark.VIOLATING);
        assertThat(only(judge(Policies.planned(Reaction.ACCEPT, Reaction.ACCEPT), event("other", RIGHT)))
                        .marks())
                .containsExactly(Mark.UNPLANNED);
        var aside = judge(Policies.planned(Reaction.ACCEPT, Reaction.QUARANTINE), event("pay", WRONG))
                .batch()
                .quarantined()
                .getFirst();
        assertThat(aside.reasons().getFirst().kind()).isEqualTo("type");
        assertThat(aside.reasons().getFirst().field()).isEqualTo("/properties/amount");
        var refused = judge(Policies.planned(Reaction.REJECT, Reaction.ACCEPT), event("other", RIGHT));
        assertThat(refused.batch().rejected()).isOne();
        assertThat(refused.verdicts().getFirst().objections().getFirst().kind()).isEqualTo(ObjectionKind.UNPLANNED);
    }

    @Test
    void whereThereIsNoPlanNothingIsUnplanned() {
        assertThat(only(judge(Policies.open(), event("anything", WRONG))).marks())
                .isEmpty();
    }

    @Test
    void whatIsHiddenIsHiddenEverywhereAndSaidOnlyByItsPath() {
        var properties = new LinkedHashMap<String, Value>();
        properties.put("contact", new Value.Text("call 13812345678 or ann@example.com"));
        properties.put("password", new Value.Text("hunter2hunter2"));
        for (var policy : List.of(Policies.open(), Policies.planned(Reaction.QUARANTINE, Reaction.QUARANTINE))) {
            var judged = judge(policy, event("anything", properties));
            assertThat(judged.batch().toString()).doesNotContain("13812345678", "ann@example.com", "hunter2");
            assertThat(judged.verdicts().getFirst().masked())
                    .extracting(field -> field.field())
                    .contains("properties.contact", "properties.password");
        }
    }

    @Test
    void longTextsAreCutOnlyAfterTheyWereMasked() {
        var text = "x".repeat(Texts.LONGEST - 6) + " 13812345678";
        var sent = new SentEvent(event("a", Map.of("note", new Value.Text(text))), null, List.of(), true, null);
        var arrival = only(judge(Policies.open(), new Sent(List.of(sent), null)));
        assertThat(arrival.marks()).containsExactly(Mark.TRUNCATED);
        assertThat(arrival.event().properties().fields().get("note"))
                .isInstanceOfSatisfying(
                        Value.Text.class,
                        kept -> assertThat(kept.text()).hasSize(Texts.LONGEST).doesNotContain("1381"));
    }

    @Test
    void aPersonIsHiddenWhereverThePlanSaysSoAndTheIdIsKeptOnce() {
        PiiClasses classes =
                () -> List.of(new PiiClasses.ClassifiedField("page_view", "properties.user.id", PiiClass.IDENTIFIER));
        var open = Policies.open();
        var policy =
                new Policy(open.contract(), open.sampling(), open.filters(), open.consent(), Policies.masker(classes));
        var user = new Value.Fields(Map.of("id", new Value.Text("u-77"), "role", new Value.Text("admin")));
        var arrival = only(judge(policy, event(EventType.PAGE, "/admin/orders", "u-77", Map.of("user", user))));
        assertThat(arrival.toString()).doesNotContain("u-77");
        assertThat(arrival.event().userId()).startsWith("h:");
        assertThat(arrival.event().properties().fields())
                .containsOnly(Map.entry("user", new Value.Fields(Map.of("role", new Value.Text("admin")))));
    }

    @Test
    void everybodyWhoIsNobodyIsNotOneVisitor() {
        for (var nobody : List.of("anonymous", "Anonymous", "undefined", "null", " ")) {
            var arrival = only(judge(Policies.open(), event(EventType.EVENT, "a", nobody, Map.of())));
            assertThat(arrival.event().userId()).as(nobody).isNull();
            assertThat(arrival.marks()).containsExactly(Mark.NAMELESS);
            assertThat(arrival.client()).isEqualTo(CLIENT);
        }
    }

    @Test
    void visitorsAreSampledAsAWholeAndTheRateTravelsAlong() {
        int kept = 0;
        for (int i = 0; i < 2_000; i++) {
            var one = judge(Policies.sampling(0.25), event(EventType.EVENT, "a", "u" + i, Map.of()));
            var other = judge(Policies.sampling(0.25), event(EventType.EVENT, "b", "u" + i, Map.of()));
            assertThat(one.batch().sampledOut()).isEqualTo(other.batch().sampledOut());
            kept += one.batch().arrivals().size();
            one.batch().arrivals().forEach(arrival -> assertThat(arrival.rate()).isEqualTo(0.25));
        }
        assertThat(kept).isBetween(400, 600);
    }

    @Test
    void whatIsNotCollectedIsLeftOutThoughAClientSendsIt() {
        var denying =
                Policies.collecting("{\"deny_events\":[\"noise\",\"page_view\"],\"deny_fields\":[\"note\",\"page\"]}");
        assertThat(judge(denying, event("noise", Map.of())).batch().sampledOut())
                .isOne();
        assertThat(judge(denying, event(EventType.PAGE, "/a", "u", Map.of()))
                        .batch()
                        .sampledOut())
                .isOne();
        var kept = only(judge(denying, event("a", Map.of("note", new Value.Text("x")))))
                .event();
        assertThat(kept.page()).isNull();
        assertThat(kept.properties().fields()).isEmpty();
        var allowing = Policies.collecting("{\"allow_events\":[\"pay\"]}");
        assertThat(judge(allowing, event("pay", RIGHT)).batch().arrivals()).hasSize(1);
        assertThat(judge(allowing, event("other", RIGHT)).batch().sampledOut()).isOne();
    }

    @Test
    void withoutConsentWhereItIsNeededNothingIsKept() {
        assertThat(consenting(Consent.Mode.REQUIRED, null)).isEqualTo(Fate.SAMPLED_OUT);
        assertThat(consenting(Consent.Mode.REQUIRED, true)).isEqualTo(Fate.STORED);
        assertThat(consenting(Consent.Mode.RESPECT_DNT, false)).isEqualTo(Fate.SAMPLED_OUT);
        assertThat(consenting(Consent.Mode.RESPECT_DNT, null)).isEqualTo(Fate.STORED);
        assertThat(consenting(Consent.Mode.OFF, false)).isEqualTo(Fate.STORED);
    }

    private static Fate consenting(Consent.Mode mode, @org.jspecify.annotations.Nullable Boolean consent) {
        var sent = new SentEvent(event("a", Map.of()), null, List.of(), false, consent);
        return judge(Policies.asking(mode), new Sent(List.of(sent), null))
                .verdicts()
                .getFirst()
                .fate();
    }
}
