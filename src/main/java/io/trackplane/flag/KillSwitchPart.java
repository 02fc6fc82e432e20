package io.trackplane.flag;

import io.trackplane.kernel.Permission;
import io.trackplane.revision.PartKind;
import org.springframework.stereotype.Component;

/** The kill switches of flags as parts of what an environment serves. */
@Component
class KillSwitchPart implements PartKind {
    @Override
    public String key() {
        return FlagParts.KILL_SWITCH;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Permission permission() {
        return Permission.KILL_SWITCH;
    }

    @Override
    public String canonical(String key, String json) {
        return FlagParts.KILLED;
    }

    @Override
    public String title(String key, String content) {
        return key;
    }

    @Override
    public String page(String key) {
        return "/flags/" + key;
    }
}
