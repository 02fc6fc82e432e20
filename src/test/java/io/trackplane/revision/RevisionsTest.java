package io.trackplane.revision;

import static io.trackplane.revision.Node.ANNA;
import static io.trackplane.revision.Node.BEN;
import static io.trackplane.revision.Node.PRODUCTION;
import static io.trackplane.revision.Node.STAGING;
import static io.trackplane.revision.Node.note;
import static io.trackplane.revision.Node.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.EnvironmentDeleted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevisionsTest {
    private final MongoServer server = new MongoServer(H2Backend.inMemory());
    private final int port = server.bind().getPort();
    private final Node node = new Node(port);

    @AfterEach
    void stop() {
        node.close();
        server.shutdownNow();
    }

    private Revision put(Node at, String key, String text) {
        var before = at.revisions.current(STAGING).parts().contents().get(note(key));
        return at.revisions.publish(STAGING, List.of(new PartChange(note(key), before, text(text))), null, ANNA);
    }

    @Test
    void publishingMakesTheNextRevision() {
        assertThat(node.revisions.current(STAGING).revision()).isZero();
        assertThat(put(node, "a", "one").number()).isEqualTo(1);
        assertThat(put(node, "a", "two").number()).isEqualTo(2);
        assertThat(node.revisions.current(STAGING).parts().contents())
                .containsOnly(java.util.Map.entry(note("a"), text("two")));
        assertThat(node.revisions.current(PRODUCTION).revision()).isZero();
    }

    @Test
    void whatSomebodyElsePublishedIsNotOverwritten() {
        put(node, "a", "one");
        var stale = new PartChange(note("a"), null, text("mine"));
        assertThatThrownBy(() -> node.revisions.publish(STAGING, List.of(stale), null, BEN))
                .isInstanceOf(Problem.Stale.class);
        assertThat(node.revisions.current(STAGING).revision()).isEqualTo(1);
    }

    @Test
    void whatCannotBeAcceptedChangesNothing() {
        var blank = List.of(
                new PartChange(note("a"), null, text("fine")), new PartChange(note("b"), null, "{\"text\":\" \"}"));
        assertThatThrownBy(() -> node.revisions.publish(STAGING, blank, null, ANNA))
                .isInstanceOf(Problem.Invalid.class);
        var dangling = List.of(new PartChange(note("a"), null, "{\"text\":\"x\",\"refers\":\"gone\"}"));
        assertThatThrownBy(() -> node.revisions.publish(STAGING, dangling, null, ANNA))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        problem -> assertThat(problem.fields()).containsKey("note/a.refers"));
        var unknown = List.of(new PartChange(new PartName("picture", "a"), null, "{}"));
        assertThatThrownBy(() -> node.revisions.publish(STAGING, unknown, null, ANNA))
                .isInstanceOf(Problem.NotFound.class);
        var odd = List.of(new PartChange(note("no spaces"), null, text("x")));
        assertThatThrownBy(() -> node.revisions.publish(STAGING, odd, null, ANNA))
                .isInstanceOf(Problem.Invalid.class);
        assertThat(node.revisions.current(STAGING).revision()).isZero();
        assertThat(node.events).isEmpty();
    }

    @Test
    void publishingNothingIsRefused() {
        put(node, "a", "one");
        var same = List.of(new PartChange(note("a"), text("one"), "{ \"text\" : \"one\" }"));
        assertThatThrownBy(() -> node.revisions.publish(STAGING, same, null, ANNA))
                .isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void aProtectedEnvironmentAsksWhy() {
        var change = List.of(new PartChange(note("a"), null, text("one")));
        assertThatThrownBy(() -> node.revisions.publish(PRODUCTION, change, " ", ANNA))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        problem -> assertThat(problem.fields()).containsOnlyKeys("reason"));
        assertThat(node.revisions.publish(PRODUCTION, change, " on call ", ANNA).reason())
                .isEqualTo("on call");
    }

    @Test
    void everyChangeIsAudited() {
        put(node, "a", "one");
        put(node, "a", "two");
        assertThat(node.events)
                .filteredOn(AuditableChange.class::isInstance)
                .map(AuditableChange.class::cast)
                .extracting(AuditableChange::action, change -> change.subject().label(), AuditableChange::changes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "created", "one", List.of(new FieldChange("text", null, "one"))),
                        org.assertj.core.groups.Tuple.tuple(
                                "changed", "two", List.of(new FieldChange("text", "one", "two"))));
    }

    @Test
    void anotherNodeFollows() {
        try (var other = new Node(port)) {
            put(node, "a", "one");
            assertThat(other.revisions.current(STAGING).revision()).isEqualTo(1);
            put(node, "b", "two");
            put(node, "b", "three");
            assertThat(other.revisions.current(STAGING).revision()).isEqualTo(1);
            other.current.refreshAll();
            assertThat(other.revisions.current(STAGING)).isEqualTo(node.revisions.current(STAGING));
            assertThat(other.events).singleElement().isInstanceOf(RevisionPublished.class);
            assertThat(put(other, "a", "four").number()).isEqualTo(4);
        }
    }

    @Test
    void manyWhoPublishAtOnceOnSeveralNodesGetNumbersWithoutGaps() throws Exception {
        try (var other = new Node(port);
                var threads = Executors.newFixedThreadPool(8)) {
            var results = new ArrayList<Future<Revision>>();
            for (int i = 0; i < 40; i++) {
                var key = "note-" + i;
                var at = i % 2 == 0 ? node : other;
                results.add(threads.submit(() -> put(at, key, "by " + key)));
            }
            var numbers = new ArrayList<Long>();
            for (var result : results) {
                numbers.add(result.get().number());
            }
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, 40).boxed().toList());
            node.current.refreshAll();
            assertThat(node.revisions.current(STAGING).parts().contents()).hasSize(40);
        }
    }

    @Test
    void everyStateThereWasCanBePutTogetherAgain() {
        var random = new Random(7);
        var states = new ArrayList<Parts>();
        states.add(Parts.NONE);
        for (int i = 1; i <= 150; i++) {
            put(node, "note-" + random.nextInt(6), "text " + i);
            states.add(node.revisions.current(STAGING).parts());
        }
        for (int number = 0; number <= 150; number += 7) {
            assertThat(node.revisions.at(STAGING, number).parts()).isEqualTo(states.get(number));
        }
        try (var fresh = new Node(port)) {
            assertThat(fresh.revisions.current(STAGING).parts()).isEqualTo(states.getLast());
            assertThat(fresh.revisions.at(STAGING, 3).parts()).isEqualTo(states.get(3));
        }
        assertThatThrownBy(() -> node.revisions.at(STAGING, 151)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> node.revisions.at(STAGING, -1)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void revertingMakesANewRevision() {
        put(node, "a", "one");
        put(node, "b", "two");
        put(node, "a", "three");
        var whole = node.revisions.revertTo(STAGING, 1, null, BEN);
        assertThat(whole.number()).isEqualTo(4);
        assertThat(whole.revertedTo()).isEqualTo(1);
        assertThat(node.revisions.current(STAGING).parts().contents())
                .containsOnly(java.util.Map.entry(note("a"), text("one")));
        var part = node.revisions.revertTo(STAGING, note("a"), 3, null, BEN);
        assertThat(part.changes()).containsExactly(new PartChange(note("a"), text("one"), text("three")));
        assertThatThrownBy(() -> node.revisions.revertTo(STAGING, 5, null, BEN)).isInstanceOf(Problem.Conflict.class);
        assertThatThrownBy(() -> node.revisions.revertTo(STAGING, 99, null, BEN))
                .isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void historyIsReadFromTheNewest() {
        for (int i = 1; i <= 120; i++) {
            put(node, i % 10 == 0 ? "rare" : "often", "text " + i);
        }
        assertThat(node.revisions.before(STAGING, null, 3))
                .extracting(Revision::number)
                .containsExactly(120L, 119L, 118L);
        assertThat(node.revisions.before(STAGING, 3L, 50))
                .extracting(Revision::number)
                .containsExactly(2L, 1L);
        assertThat(node.revisions.of(STAGING, note("rare"), 5))
                .extracting(Revision::number)
                .containsExactly(120L, 110L, 100L, 90L, 80L);
    }

    @Test
    void whatIsServedGoesOnBeingServedWhileTheStoreIsAway() {
        put(node, "a", "one");
        server.shutdownNow();
        assertThat(node.revisions.current(STAGING).parts().contents()).hasSize(1);
        assertThatThrownBy(() -> put(node, "a", "two")).isInstanceOf(RuntimeException.class);
        assertThat(node.revisions.current(STAGING).parts().contents()).containsValue(text("one"));
    }

    @Test
    void nothingIsLeftOfADeletedEnvironment() {
        for (int i = 0; i < 40; i++) {
            put(node, "a", "text " + i);
        }
        node.drafts.save(
                STAGING,
                note("a"),
                text("draft"),
                node.drafts.edit(STAGING, note("a")).basis(),
                ANNA);
        node.revisions.on(new EnvironmentDeleted("nebula", "onchain_app", "staging"));
        node.drafts.on(new EnvironmentDeleted("nebula", "onchain_app", "staging"));
        assertThat(node.revisions.current(STAGING)).isEqualTo(Published.nothing("nebula", "onchain_app", "staging"));
        assertThat(node.revisions.before(STAGING, null, 10)).isEmpty();
        assertThat(node.drafts.of(STAGING)).isEmpty();
    }

    @Test
    void anEnvironmentThatAnotherNodeMadeAnewIsNotTheOneThatWas() {
        try (var other = new Node(port)) {
            put(node, "a", "one");
            put(node, "a", "two");
            assertThat(other.revisions.current(STAGING).revision()).isEqualTo(2);
            node.revisions.on(new EnvironmentDeleted("nebula", "onchain_app", "staging"));
            var anew = Node.environment("staging", false, Instant.EPOCH.plusSeconds(1));
            assertThat(other.revisions.current(anew)).isEqualTo(Published.nothing("nebula", "onchain_app", "staging"));
            var change = new PartChange(note("b"), null, text("anew"));
            assertThat(node.revisions.publish(anew, List.of(change), null, ANNA).number())
                    .isEqualTo(1);
            other.current.refreshAll();
            assertThat(other.revisions.current(anew).parts().contents())
                    .containsOnly(java.util.Map.entry(note("b"), text("anew")));
        }
    }
}
