package io.trackplane.privacy;

import io.trackplane.kernel.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What applies to the events of one name, ready to be walked along. Immutable but for what it remembers about key names and texts. */
final class Profile {
    private static final int MOST_REMEMBERED = 4_096;
    private static final int LONGEST_REMEMBERED = 64;
    private static final int[] NONE = {};

    private final List<MaskingRule> rules;
    private final int[] anywhere = new int[Detector.values().length];
    private final Map<String, List<Integer>> keys = new HashMap<>();
    private final Map<Integer, Set<String>> parameters = new HashMap<>();
    private final List<Integer> queries = new ArrayList<>();
    private final PathTree<Ground> paths = new PathTree<>();
    private final Map<String, KeyFacts> remembered = new ConcurrentHashMap<>();
    private final Map<String, Place> fields = new HashMap<>();
    private final CleanTexts clean = new CleanTexts();
    private final List<String> masks;
    private boolean wholeKeys;

    /** Why a path leads somewhere: a rule, or a class. */
    sealed interface Ground {}

    private record ByRule(int order) implements Ground {}

    private record ByClass(Treatment treatment) implements Ground {}

    /**
     * What a name alone says.
     *
     * @param whole what treats whole fields of that name; null for nothing
     * @param scoped rules with detectors that apply below that name
     * @param secret whether it is the name of a secret
     * @param version whether it is the name of a version
     */
    record KeyFacts(@Nullable Treatment whole, int[] scoped, boolean secret, boolean version) {}

    /**
     * Compiles.
     *
     * @param rules all rules of the environment; those that do not apply here keep their number
     * @param event name of the events; null for all that no rule and no class names
     * @param classes the classes of all events and of these
     * @param masks fixed texts that masking leaves in texts
     */
    Profile(
            List<MaskingRule> rules,
            @Nullable String event,
            List<PiiClasses.ClassifiedField> classes,
            List<String> masks) {
        this.rules = rules;
        this.masks = masks;
        Arrays.fill(anywhere, Wanted.NOBODY);
        for (var order = 0; order < rules.size(); order++) {
            if (applies(rules.get(order), event)) {
                add(order, rules.get(order).find());
            }
        }
        classes.forEach(this::add);
        var top = Place.top(this);
        Walk.FIELDS.forEach(field -> fields.put(field, top.field(field)));
    }

    private static boolean applies(MaskingRule rule, @Nullable String event) {
        var events = rule.find().events();
        return rule.enabled() && (events.isEmpty() || (event != null && events.contains(event)));
    }

    private void add(int order, Find find) {
        for (var path : find.paths()) {
            FieldPath.of(path).ifPresent(read -> paths.add(read, new ByRule(order)));
        }
        for (var key : find.keys()) {
            keys.computeIfAbsent(KeyNames.normal(key), name -> new ArrayList<>())
                    .add(order);
        }
        wholeKeys |= !find.keys().isEmpty() && find.detectors().isEmpty();
        for (var detector : find.detectors()) {
            if (!find.hasPlaces()) {
                anywhere[detector.ordinal()] = Math.min(anywhere[detector.ordinal()], order);
            }
        }
        if (find.detectors().contains(Detector.URL_QUERY)) {
            queries.add(order);
            parameters.put(order, normal(find.parameters()));
        }
    }

    private static Set<String> normal(List<String> names) {
        var normal = new HashSet<String>();
        names.forEach(name -> normal.add(KeyNames.normal(name)));
        return normal;
    }

    private void add(PiiClasses.ClassifiedField field) {
        var treatment = Treatment.of(field.piiClass());
        if (treatment != null) {
            FieldPath.of(field.path()).ifPresent(path -> paths.add(path, new ByClass(treatment)));
        }
    }

    List<MaskingRule> rules() {
        return rules;
    }

    List<String> masks() {
        return masks;
    }

    /** Texts in which nothing is found where only rules for everywhere apply. */
    CleanTexts clean() {
        return clean;
    }

    boolean wholeKeys() {
        return wholeKeys;
    }

    /** A field of the event itself, one of {@link Walk#FIELDS}. */
    Place field(String name) {
        return Objects.requireNonNull(fields.get(name));
    }

    List<PathTree<Ground>> start() {
        return paths.start();
    }

    /** The first rule with that detector: of all that apply anywhere and of these. */
    int rule(Detector detector, int[] scoped) {
        var first = anywhere[detector.ordinal()];
        for (var order : scoped) {
            if (order < first && rules.get(order).find().detectors().contains(detector)) {
                first = order;
            }
        }
        return first;
    }

    /** The first rule for values of that parameter: of all that apply anywhere and of these. */
    int parameter(String name, int[] scoped) {
        var normal = KeyNames.normal(name);
        for (var order : queries) {
            var here = !rules.get(order).find().hasPlaces()
                    || Arrays.stream(scoped).anyMatch(each -> each == order);
            var wanted = parameters.getOrDefault(order, Set.of());
            if (here && (wanted.isEmpty() || wanted.contains(normal))) {
                return order;
            }
        }
        return Wanted.NOBODY;
    }

    /** What a name says. Clients choose names, so that only so many short ones are remembered. */
    KeyFacts facts(String name) {
        var known = remembered.get(name);
        if (known != null) {
            return known;
        }
        var facts = learn(name);
        if (name.length() <= LONGEST_REMEMBERED && remembered.size() < MOST_REMEMBERED) {
            remembered.put(name, facts);
        }
        return facts;
    }

    private KeyFacts learn(String name) {
        var normal = KeyNames.normal(name);
        Treatment whole = null;
        var scoped = new ArrayList<Integer>();
        for (var order : keys.getOrDefault(normal, List.of())) {
            if (rules.get(order).find().detectors().isEmpty()) {
                whole = Treatment.stronger(whole, whole(order, "privacy.because.key"));
            } else {
                scoped.add(order);
            }
        }
        return new KeyFacts(whole, numbers(scoped), KeyNames.secret(name, normal), KeyNames.version(name, normal));
    }

    private static int[] numbers(List<Integer> list) {
        return list.isEmpty() ? NONE : list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The treatment of whole fields by that rule. */
    Treatment whole(int order, String because) {
        var rule = rules.get(order);
        return new Treatment(order, rule.id(), null, rule.action(), Message.of(because));
    }

    /** The treatment of whole fields that paths ending there ask for; rules with detectors are added to the list instead. */
    @Nullable Treatment whole(List<Ground> grounds, List<Integer> scoped) {
        Treatment whole = null;
        for (var ground : grounds) {
            switch (ground) {
                case ByClass by -> whole = Treatment.stronger(whole, by.treatment());
                case ByRule by -> {
                    if (rules.get(by.order()).find().detectors().isEmpty()) {
                        whole = Treatment.stronger(whole, whole(by.order(), "privacy.because.path"));
                    } else {
                        scoped.add(by.order());
                    }
                }
            }
        }
        return whole;
    }
}
