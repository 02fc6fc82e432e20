package io.trackplane.web;

import io.trackplane.kernel.Permission;
import io.trackplane.web.Surroundings.Choice;
import io.trackplane.web.Surroundings.Person;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page layout shows around a page; the variable {@code shell} of every template. Who looks at the page
 * and from where is found out when the first line of a template asks.
 */
public final class Shell {
    /** Name of the template variable. */
    public static final String VARIABLE = "shell";

    private static final int MOST_TENANTS = 12;

    private final ShellRequest request;
    private final Navigation entries;
    private final @Nullable DemoProgress demo;
    private final PendingChanges waiting;
    private @Nullable Supplier<Surroundings> source;
    private @Nullable Surroundings surroundings;

    Shell(
            ShellRequest request,
            Navigation entries,
            @Nullable DemoProgress demo,
            PendingChanges waiting,
            Supplier<Surroundings> source) {
        this.request = request;
        this.entries = entries;
        this.demo = demo;
        this.waiting = waiting;
        this.source = source;
    }

    /** Who is looking, from where, and what else they could switch to. */
    public Surroundings surroundings() {
        if (surroundings == null) {
            surroundings = source == null ? Surroundings.NONE : source.get();
        }
        return surroundings;
    }

    /** From now on the page is one for strangers: nobody is asked who is looking. For pages about a store that is away. */
    public void forgetSurroundings() {
        source = null;
        surroundings = null;
    }

    public Place place() {
        return surroundings().place();
    }

    /** Who is signed in; null when nobody is. */
    public @Nullable Person person() {
        return surroundings().person();
    }

    /** Zone in which times are shown. */
    public ZoneId zone() {
        return place().zone();
    }

    public boolean demo() {
        return demo != null;
    }

    /** How much of the demo's past traffic was sent, 0 to 100. */
    public int demoPercent() {
        return demo == null ? 0 : demo.percent();
    }

    /** Whether the person has that permission in the place's tenant; the name of the constant. */
    public boolean may(String permission) {
        return surroundings().permissions().contains(Permission.valueOf(permission));
    }

    /** Names of the roles that have a permission, joined for a sentence. */
    public String rolesThatMay(String permission) {
        var roles = surroundings().rolesThatMay().getOrDefault(Permission.valueOf(permission), List.of());
        return String.join(language().getLanguage().equals("zh") ? "、" : ", ", roles);
    }

    /** The tenants of the switcher: all of a person's, or where these are many the first and the current one. */
    public List<Choice> tenants() {
        var all = surroundings().tenants();
        if (all.size() <= MOST_TENANTS) {
            return all;
        }
        return Stream.concat(
                        all.stream().filter(Choice::current),
                        all.stream().filter(choice -> !choice.current()).limit(MOST_TENANTS - 1))
                .toList();
    }

    /** How many tenants a person has where the switcher does not show them all; 0 where it does. */
    public int allTenants() {
        int all = surroundings().tenants().size();
        return all > MOST_TENANTS ? all : 0;
    }

    public List<Choice> applications() {
        return surroundings().applications();
    }

    public List<Choice> environments() {
        return surroundings().environments();
    }

    /** What waits to be published here; null when nothing does. */
    public PendingChanges.@Nullable Pending pending() {
        return waiting.in(place()).orElse(null);
    }

    /** The sidebar of this page. */
    public List<Navigation.Section> navigation() {
        return entries.of(request.path(), surroundings());
    }

    public Theme theme() {
        return request.theme();
    }

    public Locale language() {
        return request.language();
    }

    /** The languages a person can choose. */
    public List<Locale> languages() {
        return Preferences.LANGUAGES;
    }

    /** The themes a person can choose. */
    public List<Theme> themes() {
        return List.of(Theme.values());
    }

    /** Path of this page. */
    public String path() {
        return request.path();
    }

    /** Path and query of this page, to come back to. */
    public String address() {
        return request.address();
    }

    /** This page in another language. */
    public String addressIn(String languageTag) {
        return request.addressIn(languageTag);
    }

    /** Identifier of this request, as it stands in the log. */
    public String requestId() {
        return request.id();
    }

    /** Look of the environment the page stands in: {@code production}, {@code staging}, {@code development}, {@code none}. */
    public String ground() {
        return Optional.ofNullable(place().environmentKind()).orElse("none");
    }

    /** Where the command palette of this page asks. */
    public String palette() {
        var path = place().path();
        return path.equals("/") ? "/palette" : path + "/palette";
    }
}
