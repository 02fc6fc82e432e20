package io.trackplane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.Problem;
import io.trackplane.web.TwoEditors.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwoEditorsTest {
    private final List<Long> saved = new ArrayList<>();

    @Test
    void whatNobodyElseChangedIsSaved() {
        assertThat(save(Map.of("version", "4", "original.name", "Old"), new Stored(4, Map.of("name", "Old"))))
                .isEmpty();
        assertThat(saved).containsExactly(4L);
    }

    @Test
    void aChangeOfTheSameFieldIsPutToThePerson() {
        var merge = save(Map.of("version", "4", "original.name", "Old"), new Stored(5, Map.of("name", "Theirs")));
        assertThat(saved).isEmpty();
        assertThat(merge).hasValueSatisfying(asked -> {
            assertThat(asked.version()).isEqualTo(5);
            assertThat(asked.disputed())
                    .containsExactly(new Merge.Field("name", "field.tenant.name", "Old", "Theirs", "Mine"));
        });
    }

    @Test
    void aChangeElsewhereInTheThingDoesNotStandInTheWay() {
        assertThat(save(Map.of("version", "4", "original.name", "Old"), new Stored(5, Map.of("name", "Old"))))
                .isEmpty();
        assertThat(saved).containsExactly(5L);
    }

    @Test
    void aFormWithoutAVersionSavesNothing() {
        assertThat(save(Map.of(), new Stored(5, Map.of("name", "Theirs")))).isPresent();
        assertThat(save(Map.of("version", "x"), new Stored(5, Map.of("name", "Theirs"))))
                .isPresent();
        assertThat(saved).isEmpty();
    }

    @Test
    void theReasonIsCarriedAlongWithoutBeingDisputed() {
        var posted = Map.of("version", "4", "original.name", "Old", "original.reason", "x");
        var editors = new TwoEditors("/here", posted, "environment", Map.of("name", "Mine", "reason", "because"));
        var merge = editors.save(() -> new Stored(5, Map.of("name", "Theirs")), version -> accept(version, 5));
        assertThat(merge.orElseThrow().agreed()).extracting(Merge.Field::yours).containsExactly("because");
    }

    @Test
    void somebodyWhoIsFasterTwiceIsAConflict() {
        var editors = new TwoEditors("/here", Map.of("version", "4", "original.name", "Old"), "tenant", Map.of());
        assertThatThrownBy(() ->
                        editors.save(() -> new Stored(5, Map.of("name", "Old")), version -> accept(version, 6)))
                .isInstanceOf(Problem.Stale.class);
    }

    private Optional<Merge> save(Map<String, String> posted, Stored stored) {
        return new TwoEditors("/here", posted, "tenant", Map.of("name", "Mine"))
                .save(() -> stored, version -> accept(version, stored.version()));
    }

    private void accept(long version, long current) {
        if (version != current) {
            throw new Problem.Stale(current);
        }
        saved.add(version);
    }
}
