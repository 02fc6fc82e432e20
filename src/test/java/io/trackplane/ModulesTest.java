package io.trackplane;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(TrackplaneApplication.class).verify();
    }
}
