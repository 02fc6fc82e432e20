package io.trackplane.ingest.collect;

import io.trackplane.ingest.Duplicates;
import io.trackplane.ingest.front.Fate;
import io.trackplane.ingest.front.Judged;
import io.trackplane.ingest.front.Verdict;
import io.trackplane.privacy.MaskedField;
import java.util.List;
import org.springframework.stereotype.Component;

/** What becomes of events when the back stage has its say: for those who only ask. */
@Component
class Fates {
    private final Duplicates duplicates;

    Fates(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    Fate of(Judged judged, Verdict verdict) {
        var arrival = verdict.arrival();
        return arrival != null && duplicates.knows(judged.batch().stream(), arrival) ? Fate.DUPLICATE : verdict.fate();
    }

    /** Paths of what was hidden, each once. */
    static List<String> masked(Verdict verdict) {
        return verdict.masked().stream()
                .filter(MaskedField::masked)
                .map(MaskedField::field)
                .distinct()
                .toList();
    }
}
