package io.trackplane.flag.console;

import io.trackplane.flag.FlagParts;
import io.trackplane.kernel.Permission;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Beginning;
import io.trackplane.tenancy.Environment;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A first flag. */
@Component
@Order(2)
class FirstFlag implements Beginning {
    private final Revisions revisions;

    FirstFlag(Revisions revisions) {
        this.revisions = revisions;
    }

    @Override
    public String name() {
        return "flag";
    }

    @Override
    public boolean isDone(Environment environment) {
        return !revisions.current(environment).parts().of(FlagParts.FLAG).isEmpty();
    }

    @Override
    public String page() {
        return "/flags";
    }

    @Override
    public Permission permission() {
        return Permission.FLAGS_CHANGE;
    }
}
