package io.trackplane.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReallocationTest {
    private static List<Weight> weights(int... weights) {
        var all = new ArrayList<Weight>();
        for (int i = 0; i < weights.length; i++) {
            all.add(new Weight("v" + i, weights[i]));
        }
        return all;
    }

    private static Serve.Split inOrder(int... weights) {
        return new Serve.Split(weights(weights), "user_id", List.of());
    }

    private static String[] owners(Serve.Split split) {
        var owners = new String[RolloutHash.BUCKETS];
        split.allocation().forEach(slice -> Arrays.fill(owners, slice.from(), slice.to(), slice.variant()));
        return owners;
    }

    private static int weight(Serve.Split split, String variant) {
        return split.split().stream()
                .filter(weight -> weight.variant().equals(variant))
                .mapToInt(Weight::weight)
                .sum();
    }

    private static void nobodyLeavesAVariantThatDoesNotShrink(Serve.Split before, Serve.Split after) {
        var had = owners(before);
        var has = owners(after);
        var moves = new HashSet<Map.Entry<String, String>>();
        for (int bucket = 0; bucket < had.length; bucket++) {
            if (!had[bucket].equals(has[bucket])) {
                moves.add(Map.entry(had[bucket], has[bucket]));
            }
        }
        assertThat(moves)
                .allMatch(move -> weight(after, move.getKey()) < weight(before, move.getKey()))
                .allMatch(move -> weight(after, move.getValue()) > weight(before, move.getValue()));
    }

    @RepeatedTest(20)
    void anySeriesOfChangesMovesNobodyOutOfAVariantThatGrows(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        int variants = 2 + random.nextInt(6);
        var split = inOrder(random(random, variants));
        for (int change = 0; change < 30; change++) {
            var next = Serve.reallocate(split, weights(random(random, variants)));
            assertThat(Slices.fit(next.allocation(), next.split())).isTrue();
            assertThat(next.allocation()).hasSizeLessThanOrEqualTo(Serve.Split.MOST_SLICES);
            nobodyLeavesAVariantThatDoesNotShrink(split, next);
            split = next;
        }
    }

    private static int[] random(Random random, int variants) {
        var cuts =
                random.ints(variants - 1, 0, RolloutHash.BUCKETS + 1).sorted().toArray();
        var weights = new int[variants];
        for (int i = 0; i < variants; i++) {
            int from = i == 0 ? 0 : cuts[i - 1];
            weights[i] = (i == variants - 1 ? RolloutHash.BUCKETS : cuts[i]) - from;
        }
        return weights;
    }

    @Test
    void twoVariantsStayInOneSliceEach() {
        var split = inOrder(0, 100_000);
        for (int share : new int[] {1_000, 10_000, 25_000, 20_000, 60_000, 0, 50_000, 100_000, 40_000}) {
            split = Serve.reallocate(split, weights(share, 100_000 - share));
            assertThat(split.slices()).as("share %s", share).isEmpty();
        }
    }

    @Test
    void theMiddleOfThreeGrowsOnBothSides() {
        var split = Serve.reallocate(inOrder(40_000, 20_000, 40_000), weights(30_000, 40_000, 30_000));
        assertThat(split.slices()).isEmpty();
    }

    @Test
    void whatDiffersFromTheOrderIsWritten() {
        var split = Serve.reallocate(inOrder(40_000, 40_000, 20_000), weights(20_000, 40_000, 40_000));
        assertThat(split.slices()).isNotEmpty();
        assertThat(Flags.json(split)).contains("slices");
        assertThat(Flags.json(inOrder(50_000, 50_000))).doesNotContain("slices");
    }

    @Test
    void aVariantThatIsGoneGivesEverythingAway() {
        var split = Serve.reallocate(
                inOrder(30_000, 30_000, 40_000), List.of(new Weight("v0", 50_000), new Weight("v2", 50_000)));
        assertThat(split.allocation()).extracting(Allotment::variant).doesNotContain("v1");
        assertThat(Slices.fit(split.allocation(), split.split())).isTrue();
    }

    @Test
    void whatWasServedToAllIsSplitByTakingFromIt() {
        var split = Serve.reallocate(new Serve.One("v1"), weights(10_000, 90_000));
        assertThat(split.allocation())
                .containsExactly(new Allotment("v0", 0, 10_000), new Allotment("v1", 10_000, 100_000));
    }

    @Test
    void sharesThatDoNotAddUpAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Serve.reallocate(inOrder(50_000, 50_000), weights(1, 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Serve.reallocate(inOrder(50_000, 50_000), weights(-1, 100_001)));
    }

    @Test
    void theSameSharesChangeNothing() {
        var split = Serve.reallocate(inOrder(40_000, 40_000, 20_000), weights(20_000, 40_000, 40_000));
        assertThat(Serve.reallocate(split, split.split())).isEqualTo(split);
    }
}
