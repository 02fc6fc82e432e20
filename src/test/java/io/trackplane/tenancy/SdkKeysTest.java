package io.trackplane.tenancy;

import static io.trackplane.tenancy.Tenancy.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SdkKeysTest {
    private final Tenancy tenancy = new Tenancy();
    private Environment environment;
    private Environment production;

    @BeforeEach
    void create() {
        tenancy.tenant("nebula");
        var application = tenancy.application("nebula", "onchain_app");
        environment = tenancy.development(application);
        production = tenancy.production(application);
    }

    @AfterEach
    void close() {
        tenancy.close();
    }

    @Test
    void aServerKeyIsNotStoredAndAClientKeyIs() {
        var server = tenancy.keys.create(environment, SdkKey.Kind.SERVER, "Checkout", ADA);
        var client = tenancy.keys.create(environment, SdkKey.Kind.CLIENT, "Website", ADA);
        var stored = tenancy.mongo
                .getCollection("sdk_keys")
                .find()
                .into(new java.util.ArrayList<>())
                .toString();
        assertThat(stored).doesNotContain(server.presented()).contains(client.presented());
        assertThat(server.presented()).startsWith("tps_");
        assertThat(server.key().shown()).isEqualTo("tps_…" + server.key().ending());
        assertThat(tenancy.events.toString()).doesNotContain(server.presented());
        assertThat(server.toString()).doesNotContain(server.presented());
    }

    @Test
    void afterARotationBothWorkUntilTheOverlapEnds() {
        var old = tenancy.keys.create(environment, SdkKey.Kind.SERVER, "Checkout", ADA);
        var next = tenancy.keys.rotate(environment, old.key().id(), Overlap.ONE_HOUR, null, ADA);
        assertThat(next.key().label()).isEqualTo("Checkout");
        assertThat(works(old)).isTrue();
        assertThat(works(next)).isTrue();
        tenancy.clock.pass(Duration.ofMinutes(59));
        assertThat(works(old)).isTrue();
        tenancy.clock.pass(Duration.ofMinutes(1));
        assertThat(works(old)).isFalse();
        assertThat(works(next)).isTrue();
    }

    @Test
    void aRotationWithoutOverlapEndsTheOldKeyAtOnce() {
        var old = tenancy.keys.create(environment, SdkKey.Kind.CLIENT, "Website", ADA);
        tenancy.keys.rotate(environment, old.key().id(), Overlap.NONE, null, ADA);
        assertThat(works(old)).isFalse();
    }

    @Test
    void rotatingAgainNeverProlongsTheOldKey() {
        var old = tenancy.keys.create(environment, SdkKey.Kind.SERVER, "Checkout", ADA);
        tenancy.keys.rotate(environment, old.key().id(), Overlap.ONE_HOUR, null, ADA);
        tenancy.keys.rotate(environment, old.key().id(), Overlap.ONE_WEEK, null, ADA);
        tenancy.clock.pass(Duration.ofHours(1));
        assertThat(works(old)).isFalse();
    }

    /** Somebody ends a leaked key at once while somebody else gives it another week. */
    @RepeatedTest(5)
    void ofTwoPeopleWhoRotateTheSameKeyOneIsRefused() throws Exception {
        var old = tenancy.keys.create(environment, SdkKey.Kind.SERVER, "Checkout", ADA);
        var outcomes = new ConcurrentHashMap<Overlap, Boolean>();
        var together = new CyclicBarrier(2);
        try (var people = Executors.newFixedThreadPool(2)) {
            for (var overlap : List.of(Overlap.NONE, Overlap.ONE_WEEK)) {
                people.submit(() -> {
                    together.await();
                    outcomes.put(overlap, isRotated(old, overlap));
                    return null;
                });
            }
        }
        assertThat(outcomes).containsValue(true).hasSize(2);
        assertThat(works(old)).isNotEqualTo(outcomes.get(Overlap.NONE));
        assertThat(tenancy.keys.of(environment))
                .hasSize(2
                        + (int) outcomes.values().stream().filter(done -> done).count());
    }

    private boolean isRotated(IssuedKey key, Overlap overlap) {
        try {
            tenancy.keys.rotate(environment, key.key().id(), overlap, null, ADA);
            return true;
        } catch (Problem.Conflict refused) {
            return false;
        }
    }

    @Test
    void anEndIsNotSetOnAKeyThatWasChangedSinceItWasRead() {
        var store = new SdkKeyStore(tenancy.mongo);
        var read = tenancy.keys
                .create(environment, SdkKey.Kind.SERVER, "Checkout", ADA)
                .key();
        var now = tenancy.clock.instant();
        assertThat(store.expire(read, now)).isTrue();
        assertThat(store.expire(read, now.plus(Duration.ofDays(7)))).isFalse();
        assertThat(tenancy.keys.get(environment, read.id()).works(now)).isFalse();
    }

    @Test
    void rotationsWithOverlapNeverMakeMoreThanTwiceTheKeysThereMayBe() {
        var key = tenancy.keys
                .create(environment, SdkKey.Kind.SERVER, "Checkout", ADA)
                .key();
        int most = 2 * Limits.DEFAULT.maxKeysPerEnvironment();
        for (int working = 2; working < most; working++) {
            tenancy.keys.rotate(environment, key.id(), Overlap.ONE_WEEK, null, ADA);
        }
        assertThatThrownBy(() -> tenancy.keys.rotate(environment, key.id(), Overlap.ONE_WEEK, null, ADA))
                .isInstanceOf(Problem.Conflict.class);
        tenancy.keys.rotate(environment, key.id(), Overlap.NONE, null, ADA);
        assertThat(tenancy.keys.of(environment).stream().filter(one -> one.works(tenancy.clock.instant())))
                .hasSize(most);
    }

    @Test
    void aRevokedKeyStopsAtOnceAndCannotBeRotatedOrRevokedAgain() {
        var key = tenancy.keys.create(environment, SdkKey.Kind.SERVER, "Checkout", ADA);
        tenancy.keys.revoke(environment, key.key().id(), "leaked", ADA);
        assertThat(works(key)).isFalse();
        assertThat(tenancy.audited().getLast().reason()).isEqualTo("leaked");
        assertThatThrownBy(() -> tenancy.keys.revoke(environment, key.key().id(), null, ADA))
                .isInstanceOf(Problem.Conflict.class);
        assertThatThrownBy(() -> tenancy.keys.rotate(environment, key.key().id(), Overlap.NONE, null, ADA))
                .isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void keysOfAProtectedEnvironmentEndOnlyForAReason() {
        var key = tenancy.keys.of(production).getFirst();
        assertThatThrownBy(() -> tenancy.keys.revoke(production, key.id(), "", ADA))
                .isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> tenancy.keys.rotate(production, key.id(), Overlap.NONE, null, ADA))
                .isInstanceOf(Problem.Invalid.class);
        assertThat(tenancy.keys.authenticate(key.shown())).isPresent();
    }

    @Test
    void useIsSeenAtOnceAndWrittenLaterButNotLost() {
        var key = tenancy.keys.create(environment, SdkKey.Kind.SERVER, "Checkout", ADA);
        assertThat(tenancy.keys.get(environment, key.key().id()).lastUsedAt()).isNull();
        assertThat(works(key)).isTrue();
        var now = tenancy.clock.instant();
        assertThat(tenancy.keys.get(environment, key.key().id()).lastUsedAt()).isEqualTo(now);
        assertThat(writtenUse(key)).isNull();
        tenancy.use.close();
        assertThat(writtenUse(key)).isEqualTo(now);
    }

    private @Nullable Instant writtenUse(IssuedKey key) {
        return new SdkKeyStore(tenancy.mongo)
                .find(environment, key.key().id())
                .orElseThrow()
                .lastUsedAt();
    }

    @Test
    void endedKeysStayListedForThirtyDays() {
        var key = tenancy.keys.create(environment, SdkKey.Kind.SERVER, "Checkout", ADA);
        tenancy.keys.revoke(environment, key.key().id(), null, ADA);
        tenancy.clock.pass(Duration.ofDays(30));
        assertThat(tenancy.keys.of(environment)).hasSize(2);
        tenancy.clock.pass(Duration.ofSeconds(1));
        var client = tenancy.keys.of(environment);
        assertThat(client).hasSize(1);
        tenancy.keys.rotate(environment, client.getFirst().id(), Overlap.NONE, null, ADA);
        assertThat(tenancy.mongo
                        .getCollection("sdk_keys")
                        .countDocuments(new org.bson.Document("_id", key.key().id())))
                .isZero();
    }

    @Test
    void aGivenKeyWorksOnce() {
        tenancy.keys.create(production, SdkKey.Kind.SERVER, "Demo", "tps_demo_onchain_app", ADA);
        assertThat(tenancy.keys.authenticate("tps_demo_onchain_app"))
                .hasValueSatisfying(key -> assertThat(key.environment()).isEqualTo("production"));
        assertThatThrownBy(
                        () -> tenancy.keys.create(environment, SdkKey.Kind.SERVER, "Demo", "tps_demo_onchain_app", ADA))
                .isInstanceOf(Problem.Conflict.class);
    }

    private boolean works(IssuedKey key) {
        return tenancy.keys.authenticate(key.presented()).isPresent();
    }
}
