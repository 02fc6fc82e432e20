package io.trackplane.eventstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.eventstore.EventStoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoreTest {
    private final List<Integer> attempts = new ArrayList<>();
    private boolean fails = true;
    private RuntimeException failure = new EventStoreUnavailable("The disk is full.", null);
    private int second;
    private int takes;

    private final Chore chore = new Chore(
            "tidy up",
            () -> {
                attempts.add(second);
                second += takes;
                if (fails) {
                    throw failure;
                }
            },
            () -> Duration.ofSeconds(second));

    private List<Integer> during(int seconds) {
        attempts.clear();
        for (int end = second + seconds; second < end; second++) {
            chore.attempt();
        }
        return attempts;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isLeftAloneForLongerEachTimeItFailsButNotForLongerThanAMinute(boolean isUnforeseen) {
        failure = isUnforeseen ? new IllegalStateException("never") : failure;
        assertThat(during(300)).containsExactly(0, 2, 6, 14, 30, 62, 122, 182, 242);
    }

    @Test
    void whatTakesLongBeforeItFailsIsLeftAloneAfterwards() {
        takes = 100;
        assertThat(during(400)).containsExactly(0, 102, 206, 314);
    }

    @Test
    void isDoneEachTimeAfterItSucceeded() {
        during(100);
        fails = false;
        assertThat(during(100).getFirst()).isEqualTo(122);
        assertThat(during(10)).hasSize(10);
        fails = true;
        assertThat(during(5))
                .containsExactlyElementsOf(IntStream.of(210, 212).boxed().toList());
    }
}
