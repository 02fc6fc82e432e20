package io.trackplane.privacy;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The compiled masking of an environment. Immutable and safe for any number of threads; the time it takes grows with the size of an event
 * only, whatever stands in it. Masking what is masked already changes nothing.
 *
 * <p>Masked are all names and values of {@code properties}, however nested, JSON inside of texts, and {@code event_id}, {@code event_name}, {@code
 * user_id}, {@code anonymous_id}, {@code session_id}, {@code platform}, {@code page}, {@code release}. A removed top-level field is null; the
 * name, which cannot be, is {@code [removed]}. Type and time of an event hold no text and stay.
 *
 * <p>Of the treatments of one field the first of these holds: class {@link PiiClass#SECRET}, the first rule that names its place without
 * detectors, its class. Detectors look at what has no such treatment, and at what partial masking and cutting leave.
 */
public final class Masker {
    private static final String CLASS_SECRET = "class_secret";

    private final List<MaskingRule> rules;
    private final List<PiiClasses.ClassifiedField> classes;
    private final List<String> masks;
    private final MaskingKey key;
    private final Profile others;
    private final Map<String, Profile> profiles = new LinkedHashMap<>();

    private Masker(Masking masking, PiiClasses classes, MaskingKey key) {
        this.rules = masking.rules().stream().map(Masker::complete).toList();
        this.classes = List.copyOf(classes.fields());
        this.masks = masks(masking);
        this.key = key;
        this.others = profile(null);
        named().forEach(event -> profiles.put(event, profile(event)));
    }

    /**
     * Compiles. Rules that are switched off do nothing but keep their place in the order.
     *
     * @param masking checked, see {@link Masking#check()}
     * @param classes what the plan says about fields
     * @param key the tenant's; the same values of two tenants have different hashes
     */
    public static Masker compile(Masking masking, PiiClasses classes, MaskingKey key) {
        return new Masker(masking, classes, key);
    }

    /** Rules that cut networks without saying how to find them find every address. */
    private static MaskingRule complete(MaskingRule rule) {
        var find = rule.find();
        if (rule.action().kind() != ActionKind.CUT_NETWORK || !find.detectors().isEmpty()) {
            return rule;
        }
        var addresses = List.of(Detector.IPV4, Detector.IPV6);
        var completed = new Find(find.paths(), find.keys(), addresses, List.of(), find.events());
        return new MaskingRule(rule.id(), rule.name(), rule.description(), rule.enabled(), completed, rule.action());
    }

    private static List<String> masks(Masking masking) {
        var masks = new LinkedHashSet<String>();
        masks.add(Marks.REMOVED);
        for (var rule : masking.rules()) {
            if (rule.action().text() != null) {
                masks.add(rule.action().text());
            }
        }
        return List.copyOf(masks);
    }

    private Set<String> named() {
        var named = new LinkedHashSet<String>();
        rules.forEach(rule -> named.addAll(rule.find().events()));
        for (var field : classes) {
            if (field.event() != null) {
                named.add(field.event());
            }
        }
        return named;
    }

    private Profile profile(@Nullable String event) {
        var own = new ArrayList<PiiClasses.ClassifiedField>();
        for (var field : classes) {
            if (field.event() == null || field.event().equals(event)) {
                own.add(field);
            }
        }
        return new Profile(rules, event, own, masks);
    }

    /** Masks an event and says what was masked. */
    public Masked mask(Event event) {
        return batch().mask(event);
    }

    /** Masks events that come together. */
    public BatchMasker batch() {
        return new BatchMasker(this, new Marks(key, masks));
    }

    /** Masks an event and says about every value what happened to it, for the bench. */
    public Masked explain(Event event) {
        return batch().mask(event, new Trace(true));
    }

    /** How many characters are looked at while an event is masked. */
    long visited(Event event) {
        var batch = batch();
        batch.mask(event);
        return batch.visited();
    }

    /** Where the name of an event is data (seed 002 §6), what rules and plans say of its type's name is about it. */
    Profile profileFor(Event event) {
        var named = profiles.get(event.name());
        if (named != null || event.type() == EventType.EVENT) {
            return named == null ? others : named;
        }
        return profiles.getOrDefault(event.type().eventName(), others);
    }

    /**
     * What clients are told, so that they send as little as possible: the fields that the plan calls secret, then the enabled rules in order. See {@link
     * ClientRule}.
     */
    public List<ClientRule> clientRules() {
        var told = new ArrayList<ClientRule>();
        secrets().forEach((event, paths) -> told.add(secret(event, paths)));
        rules.stream().filter(MaskingRule::enabled).map(ClientRule::of).forEach(told::add);
        return List.copyOf(told);
    }

    /** Paths by event; all events have the empty name. */
    private Map<String, List<String>> secrets() {
        var secrets = new LinkedHashMap<String, List<String>>();
        for (var field : classes) {
            if (field.piiClass() == PiiClass.SECRET) {
                var event = field.event() == null ? "" : field.event();
                secrets.computeIfAbsent(event, name -> new ArrayList<>()).add(field.path());
            }
        }
        return secrets;
    }

    private static ClientRule secret(String event, List<String> paths) {
        var events = event.isEmpty() ? List.<String>of() : List.of(event);
        var find = new Find(paths, List.of(), List.of(), List.of(), events);
        return new ClientRule(CLASS_SECRET, find, ClientRule.Step.REMOVE, null, null, null, null);
    }
}
