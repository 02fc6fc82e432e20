package io.trackplane.flag;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.PartKind;
import org.springframework.stereotype.Component;

/** Segments as parts of what an environment serves. */
@Component
class SegmentPart implements PartKind {
    @Override
    public String key() {
        return FlagParts.SEGMENT;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Permission permission() {
        return Permission.FLAGS_CHANGE;
    }

    @Override
    public String canonical(String key, String json) {
        var segment = Segment.parse(json);
        if (!segment.key().equals(key)) {
            throw new Problem.Invalid("key", Message.of("flag.problem.other-key", key));
        }
        return segment.json();
    }

    @Override
    public String title(String key, String content) {
        return Segment.parse(content).name();
    }

    @Override
    public String page(String key) {
        return "/segments/" + key;
    }
}
