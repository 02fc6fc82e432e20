package io.trackplane.flag.console;

import io.trackplane.flag.Day;
import io.trackplane.flag.FlagKind;
import io.trackplane.flag.FlagType;
import io.trackplane.flag.FlagWords;
import io.trackplane.web.Option;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the selects of this module's pages offer, in the page's language. */
@Component("flagChoices")
class Choices {
    private final Texts texts;
    private final FlagWords words;

    Choices(Texts texts, FlagWords words) {
        this.texts = texts;
        this.words = words;
    }

    List<Option> kinds() {
        return Stream.of(FlagKind.values())
                .map(kind -> new Option(kind.key(), texts.of("flag.kind." + kind.key())))
                .toList();
    }

    List<Option> types() {
        return Stream.of(FlagType.values())
                .map(type -> new Option(type.key(), texts.of("flag.type." + type.key())))
                .toList();
    }

    List<Option> states() {
        return Stream.of("on", "part", "off", "killed", "absent", "draft")
                .map(state -> new Option(state, texts.of("flag.filter.state." + state)))
                .toList();
    }

    List<Option> days() {
        return Stream.of(Day.values())
                .map(day -> new Option(day.key(), words.day(day)))
                .toList();
    }
}
