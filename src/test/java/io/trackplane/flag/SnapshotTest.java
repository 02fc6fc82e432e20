package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.ff4j.core.Feature;
import org.ff4j.core.FeatureStore;
import org.ff4j.exception.FeatureNotFoundException;
import org.junit.jupiter.api.Test;

/** How ff4j is used: from many threads, without a trace of whom it decided for, and without anything to change. */
class SnapshotTest {
    private static final Flag FLAG = Flags.flag("f")
            .after(new Prerequisite("p", List.of("on")))
            .rules(
                    Rule.of("listed", Condition.test("user_id", Operator.ENDS_WITH, "7"), new Serve.One("off")),
                    Rule.of("half", Condition.ALWAYS, new Serve.One("on")).withShare(50_000))
            .build();

    private static FlagSnapshot snapshot() {
        return Flags.snapshot(FLAG, Flags.rollout("p", 80_000));
    }

    private static String expected(int user) {
        var key = "u" + user;
        boolean on = !key.endsWith("7")
                && new RolloutHash("p.gate").bucket(key) < 80_000
                && new RolloutHash("f.gate").bucket(key) < 50_000;
        return on ? "on" : "off";
    }

    @Test
    void eightThreadsGetTheirOwnAnswers() throws Exception {
        var snapshot = snapshot();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<Future<Integer>>();
            for (int thread = 0; thread < 8; thread++) {
                int first = thread * 1_000_003;
                answers.add(threads.submit(wrongAnswers(snapshot, first)));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isZero();
            }
        }
    }

    private static Callable<Integer> wrongAnswers(FlagSnapshot snapshot, int first) {
        return () -> {
            int wrong = 0;
            for (int user = first; user < first + 20_000; user++) {
                var evaluation =
                        snapshot.evaluator(Flags.user("u" + user), Flags.NOW).evaluate("f", Audience.CLIENT);
                wrong += expected(user).equals(evaluation.variant()) ? 0 : 1;
            }
            return wrong;
        };
    }

    @Test
    void aCheckWithoutContextIsRefusedInsteadOfDecidingForThePreviousUser() {
        var snapshot = snapshot();
        snapshot.evaluator(Flags.user("u1"), Flags.NOW).evaluate("f", Audience.SERVER);
        assertThatIllegalStateException().isThrownBy(() -> snapshot.ff4j().check("f"));
        assertThatIllegalStateException().isThrownBy(() -> snapshot.ff4j().getCurrentContext());
    }

    @Test
    void noContextStaysBehind() throws InterruptedException {
        var snapshot = snapshot();
        var user = use(snapshot);
        for (int i = 0; i < 100 && user.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(user.get()).isNull();
        assertThat(snapshot.ff4j().exist("f")).isTrue();
    }

    private static WeakReference<EvaluationContext> use(FlagSnapshot snapshot) {
        var context = Flags.user("somebody");
        snapshot.evaluator(context, Flags.NOW).evaluateAll(Audience.SERVER);
        snapshot.explain("f", context, Flags.NOW);
        return new WeakReference<>(context);
    }

    @Test
    void theSnapshotItselfIsForgottenWithItsLastUser() throws InterruptedException {
        var snapshot = new WeakReference<>(useOnce());
        for (int i = 0; i < 100 && snapshot.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(snapshot.get()).isNull();
    }

    private static FlagSnapshot useOnce() {
        var snapshot = snapshot();
        use(snapshot);
        return snapshot;
    }

    @Test
    void evaluatorsOfOneThreadDoNotMix() {
        var snapshot = snapshot();
        var evaluators = new ArrayList<FlagEvaluator>();
        for (int user = 0; user < 100; user++) {
            evaluators.add(snapshot.evaluator(Flags.user("u" + user), Flags.NOW));
        }
        for (int round = 0; round < 3; round++) {
            for (int user = 0; user < 100; user++) {
                assertThat(evaluators.get(user).evaluate("f", Audience.SERVER).variant())
                        .isEqualTo(expected(user));
            }
        }
    }

    @Test
    void nothingCanBeChangedThroughFf4j() {
        var snapshot = snapshot();
        var store = snapshot.ff4j().getFeatureStore();
        for (Consumer<FeatureStore> change : List.<Consumer<FeatureStore>>of(
                to -> to.create(new Feature("x")),
                to -> to.update(new Feature("f")),
                to -> to.delete("f"),
                FeatureStore::clear,
                to -> to.enable("f"),
                to -> to.disable("f"),
                to -> to.grantRoleOnFeature("f", "r"),
                to -> to.removeRoleFromFeature("f", "r"),
                to -> to.enableGroup("g"),
                to -> to.disableGroup("g"),
                to -> to.addToGroup("f", "g"),
                to -> to.removeFromGroup("f", "g"))) {
            assertThatThrownBy(() -> change.accept(store)).isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(store.read("f").isEnable()).isTrue();
        assertThat(store.readAll()).containsOnlyKeys("f", "p").isUnmodifiable();
        assertThatThrownBy(() -> store.read("x")).isInstanceOf(FeatureNotFoundException.class);
        assertThat(snapshot.ff4j().isEnableAudit()).isFalse();
        assertThat(snapshot.ff4j().isAutocreate()).isFalse();
    }

    @Test
    void ff4jItselfAnswersYesWhereTheFlagIsOn() {
        var snapshot =
                FlagSnapshot.compile(new FlagSet(List.of(FLAG, Flags.rollout("p", 100_000)), List.of()), Set.of());
        assertThat(snapshot.ff4j().check("f", new DecisionContext(Flags.user("u1"), Flags.NOW)))
                .isTrue();
        var killed =
                FlagSnapshot.compile(new FlagSet(List.of(FLAG, Flags.rollout("p", 100_000)), List.of()), Set.of("p"));
        assertThat(killed.ff4j().check("f", new DecisionContext(Flags.user("u1"), Flags.NOW)))
                .isFalse();
    }
}
