package io.trackplane.revision.console;

import io.trackplane.revision.Drafts;
import io.trackplane.tenancy.Environments;
import io.trackplane.web.PendingChanges;
import io.trackplane.web.Place;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts the drafts for the top bar. */
@Component
class WaitingDrafts implements PendingChanges {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingDrafts.class);

    private final Environments environments;
    private final Drafts drafts;

    WaitingDrafts(Environments environments, Drafts drafts) {
        this.environments = environments;
        this.drafts = drafts;
    }

    @Override
    public Optional<Pending> in(Place place) {
        if (place.tenant() == null || place.application() == null || place.environment() == null) {
            return Optional.empty();
        }
        try {
            return environments
                    .find(place.tenant(), place.application(), place.environment())
                    .map(environment -> drafts.of(environment).size())
                    .filter(count -> count > 0)
                    .map(count -> new Pending(count, place.path() + "/publish"));
        } catch (RuntimeException e) { // a page must not fail because its frame cannot be filled
            LOG.warn("The drafts of {} cannot be counted", place.path(), e);
            return Optional.empty();
        }
    }
}
