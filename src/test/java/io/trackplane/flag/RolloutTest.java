package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a million identities see. */
class RolloutTest {
    private static final int IDENTITIES = 1_000_000;
    private static final Random RANDOM = new Random(20_261_125);

    /** A true hypothesis is refused once in 100 000 runs at this distance; the identities are always the same, so the test is too. */
    private static final double FAR = 4.27;

    private static final List<String> KEYS = new ArrayList<>(IDENTITIES);

    @BeforeAll
    static void identities() {
        IntStream.range(0, IDENTITIES)
                .forEach(i -> KEYS.add(i % 2 == 0 ? "usr_" + i : Long.toHexString(RANDOM.nextLong())));
    }

    private static int[] buckets(String seed) {
        var hash = new RolloutHash(seed);
        return KEYS.stream().mapToInt(hash::bucket).toArray();
    }

    /** How many standard deviations a chi-square statistic lies above its mean (Wilson and Hilferty 1931). */
    private static double distance(double statistic, double degrees) {
        double spread = 2 / (9 * degrees);
        return (Math.cbrt(statistic / degrees) - (1 - spread)) / Math.sqrt(spread);
    }

    private static double uniformity(int[] buckets, int cells) {
        var counts = new int[cells];
        for (int bucket : buckets) {
            counts[(int) ((long) bucket * cells / RolloutHash.BUCKETS)]++;
        }
        double expected = (double) buckets.length / cells;
        double statistic = 0;
        for (int count : counts) {
            statistic += (count - expected) * (count - expected) / expected;
        }
        return distance(statistic, cells - 1);
    }

    private static double dependence(int[] one, int[] other, int cells) {
        var counts = new int[cells][cells];
        var rows = new int[cells];
        var columns = new int[cells];
        for (int i = 0; i < one.length; i++) {
            int row = (int) ((long) one[i] * cells / RolloutHash.BUCKETS);
            int column = (int) ((long) other[i] * cells / RolloutHash.BUCKETS);
            counts[row][column]++;
            rows[row]++;
            columns[column]++;
        }
        double statistic = 0;
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                double expected = (double) rows[row] * columns[column] / one.length;
                statistic += (counts[row][column] - expected) * (counts[row][column] - expected) / expected;
            }
        }
        return distance(statistic, (double) (cells - 1) * (cells - 1));
    }

    @Test
    void bucketsAreUniform() {
        for (var seed : List.of("a", "new-checkout.gate", "灰度")) {
            var buckets = buckets(seed);
            assertThat(uniformity(buckets, 100)).as(seed).isLessThan(FAR);
            assertThat(uniformity(buckets, 10_000)).as(seed).isLessThan(FAR);
            assertThat(Arrays.stream(buckets)).as(seed).allMatch(bucket -> bucket >= 0 && bucket < RolloutHash.BUCKETS);
        }
    }

    @Test
    void gateVariantsAndOtherFlagsAreIndependent() {
        var seeds = Seeds.of("new-checkout");
        var gate = buckets(seeds.gate());
        var variant = buckets(seeds.variant());
        var otherGate = buckets(Seeds.of("new-checkouu").gate());
        var otherVariant = buckets(Seeds.of("new-checkouu").variant());
        assertThat(dependence(gate, variant, 20)).isLessThan(FAR);
        assertThat(dependence(gate, otherGate, 20)).isLessThan(FAR);
        assertThat(dependence(variant, otherVariant, 20)).isLessThan(FAR);
        assertThat(dependence(gate, otherVariant, 20)).isLessThan(FAR);
    }

    @Test
    void theTestOfIndependenceSeesWhatIsNotIndependent() {
        var gate = buckets("gate");
        assertThat(dependence(gate, gate, 20)).isGreaterThan(1000);
    }

    @Test
    void raisingAShareLetsMoreInAndNobodyOutFromNoneToAll() {
        var hash = new RolloutHash("new-checkout.gate");
        var buckets = KEYS.stream().mapToInt(hash::bucket).sorted().toArray();
        int before = 0;
        for (int share = 0; share <= RolloutHash.BUCKETS; share += 1) {
            int admitted = before;
            while (admitted < buckets.length && buckets[admitted] < share) {
                admitted++;
            }
            if (share % 10_000 == 0) {
                assertThat(admitted).isBetween(share * 10 - 2_500, share * 10 + 2_500);
            }
            before = admitted;
        }
        assertThat(before).isEqualTo(IDENTITIES);
    }

    @Test
    void raisingAPercentageNeverRemovesAUser() {
        var contexts = KEYS.stream().limit(20_000).map(Flags::user).toList();
        var admitted = new boolean[contexts.size()];
        for (int share : new int[] {0, 1, 500, 1_000, 10_000, 25_000, 50_000, 99_999, 100_000}) {
            var snapshot = Flags.snapshot(Flags.rollout("new-checkout", share));
            for (int i = 0; i < admitted.length; i++) {
                boolean on = snapshot.evaluator(contexts.get(i), Flags.NOW)
                        .evaluate("new-checkout", Audience.SERVER)
                        .enabled();
                assertThat(on || !admitted[i])
                        .as("share %s, %s", share, contexts.get(i))
                        .isTrue();
                assertThat(on).isEqualTo(share == 100_000 || on && share > 0);
                admitted[i] = on;
            }
        }
    }

    @Test
    void aShareIsAsLargeAsItSays() {
        var snapshot = Flags.snapshot(Flags.rollout("new-checkout", 25_000));
        long on = KEYS.stream()
                .limit(200_000)
                .filter(key -> snapshot.evaluator(Flags.user(key), Flags.NOW)
                        .evaluate("new-checkout", Audience.SERVER)
                        .enabled())
                .count();
        assertThat(on).isBetween(49_000L, 51_000L);
    }
}
