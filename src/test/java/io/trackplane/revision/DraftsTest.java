package io.trackplane.revision;

import static io.trackplane.revision.Node.ANNA;
import static io.trackplane.revision.Node.BEN;
import static io.trackplane.revision.Node.STAGING;
import static io.trackplane.revision.Node.note;
import static io.trackplane.revision.Node.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Drafts.Seen;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DraftsTest {
    private final MongoServer server = new MongoServer(H2Backend.inMemory());
    private final int port = server.bind().getPort();
    private final Node node = new Node(port);

    @AfterEach
    void stop() {
        node.close();
        server.shutdownNow();
    }

    private void draft(String key, @Nullable String text) {
        var basis = node.drafts.edit(STAGING, note(key)).basis();
        node.drafts.save(STAGING, note(key), text == null ? null : text(text), basis, ANNA);
    }

    private Seen seen(String key) {
        return new Seen(
                note(key), node.drafts.find(STAGING, note(key)).orElseThrow().basis());
    }

    private void publishDirectly(String key, @Nullable String before, @Nullable String after) {
        node.revisions.publish(
                STAGING,
                List.of(new PartChange(
                        note(key), before == null ? null : text(before), after == null ? null : text(after))),
                null,
                BEN);
    }

    @Test
    void aDraftIsNotServedUntilItIsPublished() {
        draft("a", "one");
        draft("b", "two");
        assertThat(node.revisions.current(STAGING).parts()).isEqualTo(Parts.NONE);
        assertThat(node.drafts.of(STAGING)).hasSize(2);
        assertThat(node.drafts.withDrafts(STAGING).contents()).hasSize(2);
        var revision = node.drafts.publish(STAGING, Set.of(seen("a")), null, BEN);
        assertThat(revision.changes()).containsExactly(new PartChange(note("a"), null, text("one")));
        assertThat(node.drafts.of(STAGING)).extracting(Draft::part).containsExactly(note("b"));
        assertThat(node.drafts.find(STAGING, note("a"))).isEmpty();
    }

    @Test
    void everyNodeSeesTheSameDrafts() {
        try (var other = new Node(port)) {
            draft("a", "one");
            assertThat(other.drafts.of(STAGING)).isEqualTo(node.drafts.of(STAGING));
            assertThat(other.drafts.edit(STAGING, note("a")).content()).isEqualTo(text("one"));
        }
    }

    @Test
    void theSecondOfTwoEditorsIsTold() {
        var first = node.drafts.edit(STAGING, note("a")).basis();
        var second = node.drafts.edit(STAGING, note("a")).basis();
        node.drafts.save(STAGING, note("a"), text("by anna"), first, ANNA);
        assertThatThrownBy(() -> node.drafts.save(STAGING, note("a"), text("by ben"), second, BEN))
                .isInstanceOf(Problem.Stale.class);
        assertThat(node.drafts.edit(STAGING, note("a")).content()).isEqualTo(text("by anna"));
    }

    @Test
    void anEditThatBeganBeforeSomebodyPublishedIsTold() {
        var basis = node.drafts.edit(STAGING, note("a")).basis();
        publishDirectly("a", null, "published");
        assertThatThrownBy(() -> node.drafts.save(STAGING, note("a"), text("mine"), basis, ANNA))
                .isInstanceOf(Problem.Stale.class);
    }

    @Test
    void aDraftOfWhatIsServedAlreadyIsNone() {
        publishDirectly("a", null, "one");
        draft("a", "two");
        draft("a", "one");
        assertThat(node.drafts.of(STAGING)).isEmpty();
        draft("a", "one");
        assertThat(node.drafts.find(STAGING, note("a"))).isEmpty();
    }

    @Test
    void aDraftCanDelete() {
        publishDirectly("a", null, "one");
        draft("a", null);
        assertThat(node.drafts.withDrafts(STAGING).contents()).isEmpty();
        node.drafts.publish(STAGING, Set.of(seen("a")), null, ANNA);
        assertThat(node.revisions.current(STAGING).parts()).isEqualTo(Parts.NONE);
    }

    @Test
    void aDraftThatWasChangedSinceItWasShownIsNotPublished() {
        draft("a", "one");
        var shown = seen("a");
        draft("a", "two");
        assertThatThrownBy(() -> node.drafts.publish(STAGING, Set.of(shown), null, BEN))
                .isInstanceOf(Problem.Stale.class);
        assertThat(node.revisions.current(STAGING).revision()).isZero();
    }

    @Test
    void anOvertakenDraftIsPublishedOnlyAfterSomebodyChose() {
        publishDirectly("a", null, "original");
        draft("a", "yours");
        publishDirectly("a", "original", "theirs");
        var draft = node.drafts.find(STAGING, note("a")).orElseThrow();
        assertThat(node.drafts.isOvertaken(STAGING, draft)).isTrue();
        assertThatThrownBy(() -> node.drafts.publish(STAGING, Set.of(seen("a")), null, ANNA))
                .isInstanceOf(Problem.Stale.class);
        assertThatThrownBy(() -> node.drafts.rebase(STAGING, note("a"), text("chosen"), 1, ANNA))
                .isInstanceOf(Problem.Stale.class);
        node.drafts.rebase(STAGING, note("a"), text("chosen"), 2, ANNA);
        node.drafts.publish(STAGING, Set.of(seen("a")), null, ANNA);
        assertThat(node.revisions.current(STAGING).parts().contents()).containsValue(text("chosen"));
    }

    @Test
    void editingAnOvertakenDraftDoesNotHideThatItIsOvertaken() {
        publishDirectly("a", null, "original");
        draft("a", "yours");
        publishDirectly("a", "original", "theirs");
        draft("a", "yours again");
        assertThat(node.drafts.isOvertaken(
                        STAGING, node.drafts.find(STAGING, note("a")).orElseThrow()))
                .isTrue();
    }

    @Test
    void aDiscardedDraftIsGone() {
        draft("a", "one");
        node.drafts.discard(STAGING, note("a"), BEN);
        node.drafts.discard(STAGING, note("a"), BEN);
        assertThat(node.drafts.of(STAGING)).isEmpty();
    }

    @Test
    void threeStatesAreProposedFieldByField() {
        var merge = PartMerge.of(
                "{\"a\":1,\"b\":1,\"c\":1,\"gone\":1}",
                "{\"a\":2,\"b\":1,\"c\":2,\"new\":5}",
                "{\"a\":1,\"b\":3,\"c\":3,\"gone\":1}");
        assertThat(merge.proposal()).isEqualTo("{\"a\":2,\"b\":3,\"c\":3,\"new\":5}");
    }
}
