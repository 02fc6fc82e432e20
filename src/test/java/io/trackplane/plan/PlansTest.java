package io.trackplane.plan;

import static io.trackplane.plan.PlanNode.ANNA;
import static io.trackplane.plan.PlanNode.BEN;
import static io.trackplane.plan.PlanNode.OTHER;
import static io.trackplane.plan.PlanNode.SHOP;
import static io.trackplane.plan.PlanNode.STAGING;
import static io.trackplane.plan.PlanNode.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;
import io.trackplane.plan.PlanDrafts.Imported;
import io.trackplane.tenancy.ApplicationDeleted;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlansTest {
    private final MongoServer server = new MongoServer(H2Backend.inMemory());
    private final int port = server.bind().getPort();
    private final PlanNode node = new PlanNode(port);

    @AfterEach
    void stop() {
        node.close();
        server.shutdownNow();
    }

    @Test
    void whatIsWrittenWaitsUntilItIsPublished() {
        node.add("order_paid");
        assertThat(node.plans.latest(SHOP)).isZero();
        assertThat(node.drafts.of(SHOP).changes())
                .extracting(DraftedDefinition::action)
                .containsExactly("created");
        var version = node.publish();
        assertThat(version.number()).isEqualTo(1);
        assertThat(version.summary()).isEqualTo(new PlanSummary(1, 0, 1, 0, 0, 0));
        assertThat(node.drafts.of(SHOP).changes()).isEmpty();
        assertThat(node.plans.content(SHOP, 1).event("order_paid")).isPresent();
        assertThat(node.drafts.of(OTHER).content()).isEqualTo(PlanContent.EMPTY);
    }

    @Test
    void versionsCountWithoutGapsAndTheNewestComesFirst() {
        IntStream.rangeClosed(1, 70).forEach(number -> {
            node.add("event_" + number);
            assertThat(node.publish().number()).isEqualTo(number);
        });
        try (var other = new PlanNode(port)) {
            assertThat(other.plans.latest(SHOP)).isEqualTo(70);
            assertThat(other.plans.versions(SHOP, 11, 20))
                    .extracting(PlanVersion::number)
                    .startsWith(10, 9)
                    .hasSize(10);
        }
    }

    @Test
    void nobodyPublishesWhatTheyHaveNotSeen() {
        node.add("order_paid");
        var seen = node.drafts.of(SHOP).basis();
        node.add("order_sent");
        assertThatThrownBy(() -> node.plans.publish(SHOP, seen, "because", BEN)).isInstanceOf(Problem.Stale.class);
        assertThat(node.plans.latest(SHOP)).isZero();
    }

    @Test
    void ofManyWhoPublishTheSameDraftOneDoes() throws Exception {
        node.add("order_paid");
        var seen = node.drafts.of(SHOP).basis();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tries = threads.invokeAll(java.util.Collections.nCopies(8, (Callable<Boolean>) () -> {
                try {
                    node.plans.publish(SHOP, seen, "because", ANNA);
                    return true;
                } catch (Problem.Stale e) {
                    return false;
                }
            }));
            int published = 0;
            for (var one : tries) {
                published += one.get() ? 1 : 0;
            }
            assertThat(published).isOne();
        }
        assertThat(node.plans.latest(SHOP)).isOne();
    }

    @Test
    void aRuleTakenForAnErrorStopsPublishingAndIsNamed() {
        node.drafts.save(SHOP, null, event("OrderPaid", "x"), "", ANNA);
        assertThatThrownBy(node::publish)
                .asInstanceOf(type(Problem.Invalid.class))
                .satisfies(problem -> assertThat(problem.fields()).containsOnlyKeys("event/OrderPaid.name"));
        node.rules.change(
                "nebula",
                new LintSettings(Map.of(LintRule.EVENT_NAMING, Severity.OFF), null, null, null, null, null),
                -1,
                ANNA);
        assertThat(node.publish().number()).isOne();
    }

    @Test
    void aReasonIsNeededAndSomethingToPublish() {
        assertThatThrownBy(node::publish).isInstanceOf(Problem.Conflict.class);
        node.add("order_paid");
        var seen = node.drafts.of(SHOP).basis();
        assertThatThrownBy(() -> node.plans.publish(SHOP, seen, " ", ANNA))
                .asInstanceOf(type(Problem.Invalid.class))
                .satisfies(problem -> assertThat(problem.fields()).containsOnlyKeys("reason"));
    }

    @Test
    void theSecondOfTwoEditorsOfOneEventIsTold() {
        node.add("order_paid");
        node.add("order_sent");
        var basis = node.basis("order_paid");
        node.drafts.save(SHOP, "order_sent", event("order_sent", "by ben"), node.basis("order_sent"), BEN);
        node.drafts.save(SHOP, "order_paid", event("order_paid", "by anna"), basis, ANNA);
        assertThatThrownBy(() -> node.drafts.save(SHOP, "order_paid", event("order_paid", "by ben"), basis, BEN))
                .isInstanceOf(Problem.Stale.class);
        assertThat(node.drafts
                        .of(SHOP)
                        .content()
                        .event("order_paid")
                        .orElseThrow()
                        .description())
                .isEqualTo("by anna");
    }

    @Test
    void whatIsEditedWhileSomebodyPublishesIsNotLost() {
        node.add("order_paid");
        var before = node.drafts.state(PlanGround.of(SHOP));
        node.drafts.save(SHOP, "order_paid", event("order_paid", "later"), node.basis("order_paid"), BEN);
        // As if Anna's publishing had read the draft right before Ben saved.
        node.versions.insert(
                PlanGround.of(SHOP),
                new PlanVersion(1, java.time.Instant.EPOCH, ANNA, "x", new PlanSummary(1, 0, 1, 0, 0, 0)),
                before.draft().content());
        node.drafts.published(before);
        var draft = node.drafts.of(SHOP);
        assertThat(draft.version()).isOne();
        assertThat(draft.changes()).extracting(DraftedDefinition::action).containsExactly("changed");
        assertThat(draft.content().event("order_paid").orElseThrow().description())
                .isEqualTo("later");
        assertThat(node.publish().number()).isEqualTo(2);
    }

    @Test
    void aPublisherThatDiesBeforeItsDraftsAreGoneLeavesNoChanges() {
        node.add("order_paid");
        node.versions.insert(
                PlanGround.of(SHOP),
                new PlanVersion(1, java.time.Instant.EPOCH, ANNA, "x", new PlanSummary(1, 0, 1, 0, 0, 0)),
                node.drafts.of(SHOP).content());
        assertThat(node.drafts.of(SHOP).changes()).isEmpty();
        node.drafts.remove(SHOP, DefinitionName.event("order_paid"), node.basis("order_paid"), ANNA);
        assertThat(node.eventNames()).isEmpty();
        node.publish();
        assertThat(node.store.of(PlanGround.of(SHOP))).isEmpty();
    }

    @Test
    void aPublishedEventIsRenamedInOneStep() {
        node.add("order_paid");
        node.publish();
        node.drafts.save(SHOP, "order_paid", event("order_settled", "x"), node.basis("order_paid"), ANNA);
        assertThat(node.eventNames()).containsExactly("order_settled");
        assertThat(node.store.of(PlanGround.of(SHOP))).hasSize(1);
        node.add("order_paid");
        assertThat(node.eventNames()).containsExactly("order_paid", "order_settled");
        node.drafts.discard(SHOP, DefinitionName.event("order_paid"), ANNA);
        node.drafts.discard(SHOP, DefinitionName.event("order_settled"), ANNA);
        assertThat(node.eventNames()).containsExactly("order_paid");
        assertThat(node.drafts.of(SHOP).changes()).isEmpty();
    }

    @Test
    void whatWasRemovedCanComeBackUnderItsName() {
        node.add("order_paid");
        node.publish();
        node.drafts.remove(SHOP, DefinitionName.event("order_paid"), node.basis("order_paid"), ANNA);
        assertThat(node.drafts.of(SHOP).changes())
                .extracting(DraftedDefinition::action)
                .containsExactly("deleted");
        node.add("order_paid");
        assertThat(node.drafts.of(SHOP).changes()).isEmpty();
        assertThat(node.store.of(PlanGround.of(SHOP))).isEmpty();
    }

    @Test
    void twoThingsCannotHaveOneName() {
        node.add("order_paid");
        assertThatThrownBy(() -> node.add("order_paid"))
                .asInstanceOf(type(Problem.Invalid.class))
                .satisfies(problem -> assertThat(problem.fields()).containsOnlyKeys("name"));
    }

    @Test
    void groupsThatContainEachOtherAreRefusedAndNothingIsSaved() {
        node.drafts.save(SHOP, null, new PropertyGroup("a", "", "", List.of(), List.of()), "", ANNA);
        node.drafts.save(SHOP, null, new PropertyGroup("b", "", "", List.of("a"), List.of()), "", ANNA);
        var basis = node.drafts.of(SHOP).basis(DefinitionName.group("a"));
        assertThatThrownBy(() -> node.drafts.save(
                        SHOP, "a", new PropertyGroup("a", "", "", List.of("b"), List.of()), basis, ANNA))
                .asInstanceOf(type(Problem.Invalid.class))
                .satisfies(problem -> assertThat(problem.fields()).containsKey("groups"));
        assertThat(node.drafts.of(SHOP).content().group("a").orElseThrow().groups())
                .isEmpty();
    }

    @Test
    void aGroupThatEventsTakeUpIsNotRemoved() {
        node.drafts.save(SHOP, null, new PropertyGroup("a", "", "", List.of(), List.of()), "", ANNA);
        node.drafts.save(SHOP, null, new PropertyGroup("b", "", "", List.of("a"), List.of()), "", ANNA);
        var name = DefinitionName.group("a");
        assertThatThrownBy(() ->
                        node.drafts.remove(SHOP, name, node.drafts.of(SHOP).basis(name), ANNA))
                .asInstanceOf(type(Problem.Invalid.class))
                .satisfies(problem -> assertThat(problem.fields()).containsOnlyKeys("group/b.groups"));
    }

    @Test
    void anImportSavesAllThatIsWantedOrNothing() {
        node.add("order_paid");
        var draft = node.drafts.of(SHOP);
        var wanted =
                new PlanContent(List.of(event("order_paid", "says order_paid"), event("order_sent", "new")), List.of());
        var names = List.of(DefinitionName.event("order_paid"), DefinitionName.event("order_sent"));
        assertThat(node.drafts.importAll(SHOP, draft.basis(), wanted, names, ANNA))
                .containsEntry(names.get(0), Imported.UNCHANGED)
                .containsEntry(names.get(1), Imported.SAVED);
        assertThatThrownBy(() -> node.drafts.importAll(SHOP, draft.basis(), wanted, names, BEN))
                .isInstanceOf(Problem.Stale.class);
        var bad = new PlanContent(List.of(event("a b", "x"), event("fine", "x")), List.of());
        assertThatThrownBy(() -> node.drafts.importAll(
                        SHOP,
                        node.drafts.of(SHOP).basis(),
                        bad,
                        List.of(DefinitionName.event("fine"), DefinitionName.event("a b")),
                        ANNA))
                .isInstanceOf(Problem.Invalid.class);
        assertThat(node.eventNames()).containsExactly("order_paid", "order_sent");
    }

    @Test
    void anOldVersionComesBackIntoTheDraft() {
        node.add("order_paid");
        node.publish();
        node.drafts.save(SHOP, "order_paid", event("order_settled", "x"), node.basis("order_paid"), ANNA);
        node.add("order_sent");
        node.publish();
        node.add("order_lost");
        node.drafts.restore(SHOP, 1, BEN);
        assertThat(node.drafts.of(SHOP).content()).isEqualTo(node.plans.content(SHOP, 1));
        assertThat(node.publish().summary()).isEqualTo(new PlanSummary(1, 0, 1, 0, 2, 2));
        node.drafts.restore(SHOP, 3, BEN);
        assertThat(node.drafts.of(SHOP).changes()).isEmpty();
        assertThatThrownBy(() -> node.drafts.restore(SHOP, 9, BEN)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void anEnvironmentIsGivenTheContractOfTheVersionItFollows() {
        node.add("order_paid");
        node.publish();
        var policy = new PlanPolicy(1, Reaction.REJECT, Reaction.ACCEPT, UnknownProperties.KEEP);
        assertThat(node.plans.contract(STAGING, policy)).isSameAs(node.plans.contract(STAGING, policy));
        var missing = new PlanPolicy(2, Reaction.REJECT, Reaction.ACCEPT, UnknownProperties.KEEP);
        assertThatThrownBy(() -> node.plans.contract(STAGING, missing)).isInstanceOf(Problem.NotFound.class);
        assertThat(node.plans.exists("nebula", "shop", 1)).isTrue();
        assertThat(node.plans.exists("nebula", "shop", 2)).isFalse();
        assertThat(node.plans.exists("meadow", "shop_2", 1)).isFalse();
    }

    @Test
    void classesOfPersonalDataAreToldWithTheirPlaces() {
        var list = property("""
                {"name":"people","type":"array","items":{"type":"object","properties":[
                  {"name":"phone","type":"string","pii":"contact"}]}}""");
        var user = property("""
                {"name":"user_id","type":"string","pii":"identifier"}""");
        node.drafts.save(SHOP, null, event("order_paid", "x", list, user), "", ANNA);
        node.publish();
        assertThat(node.plans.classified(STAGING, PlanPolicy.parse("{\"version\":1}")))
                .extracting(ClassifiedProperty::path)
                .containsExactly("properties.people[*].phone", "user_id", "properties.user_id");
    }

    @Test
    void nothingOfADeletedApplicationRemains() {
        node.add("order_paid");
        node.publish();
        node.add("order_sent");
        try (var other = new PlanNode(port)) {
            assertThat(other.plans.latest(SHOP)).isOne();
            node.drafts.on(new ApplicationDeleted("nebula", "shop"));
            node.drafts.on(new ApplicationDeleted("nebula", "shop"));
            assertThat(other.plans.latest(SHOP)).isZero();
            assertThat(other.drafts.of(SHOP).content()).isEqualTo(PlanContent.EMPTY);
        }
    }

    @Test
    void everyChangeIsAudited() {
        node.add("order_paid");
        node.publish();
        node.drafts.save(SHOP, "order_paid", event("order_paid", "else"), node.basis("order_paid"), ANNA);
        node.drafts.discard(SHOP, DefinitionName.event("order_paid"), ANNA);
        assertThat(node.events)
                .map(event -> (AuditableChange) event)
                .extracting(change -> change.subject().type() + " " + change.action())
                .containsExactly(
                        "plan-event drafted",
                        "plan-version published",
                        "plan-event drafted",
                        "plan-event draft-discarded");
    }

    private static PropertyDefinition property(String json) {
        return CanonicalJson.read(json, PropertyDefinition.class);
    }
}
