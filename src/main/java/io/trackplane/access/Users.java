package io.trackplane.access;

import io.trackplane.kernel.Actor;
import io.trackplane.kernel.AuditableChange;
import io.trackplane.kernel.AuditableChange.Subject;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Identifiers;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The people who can sign in, and what they change about themselves. */
@Service
public class Users {
    static final int MAX_NAME = 80;

    private final UserStore store;
    private final Passwords passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Users(UserStore store, Passwords passwords, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes an account without any membership.
     *
     * @throws Problem.Invalid when the address, the name or the password cannot be accepted, or the address is taken
     */
    public User create(NewUser wanted, Actor actor) {
        check(wanted);
        return insert(wanted, passwords.encode(wanted.password()), actor);
    }

    /**
     * Makes accounts of which some share a published password, as a demo's do: each is hashed once, which is most of the work.
     *
     * @throws Problem.Invalid as {@link #create}
     */
    public void createSharing(Collection<NewUser> wanted, Actor actor) {
        wanted.forEach(this::check);
        wanted.stream().collect(Collectors.groupingBy(NewUser::password)).forEach((password, users) -> {
            var hash = passwords.encode(password);
            users.forEach(user -> insert(user, hash, actor));
        });
    }

    private User insert(NewUser wanted, String passwordHash, Actor actor) {
        var email = Emails.normal(wanted.email());
        var name = wanted.name().strip();
        var document = new UserDocument(
                Identifiers.random("usr"),
                email,
                name,
                passwordHash,
                Identifiers.random("stm"),
                wanted.platformAdministrator(),
                wanted.language(),
                List.of(),
                now(),
                null);
        try {
            var user = store.insert(document).user();
            events.publishEvent(change(user, actor, "created", FieldChange.created(fields(user))));
            return user;
        } catch (DuplicateKeyException e) {
            throw new Problem.Invalid("email", Message.of("access.email.taken"));
        }
    }

    /**
     * Somebody with an account.
     *
     * @throws Problem.NotFound when there is nobody of this id
     */
    public User get(String id) {
        return find(id).orElseThrow(Problem.NotFound::new);
    }

    public Optional<User> find(String id) {
        return store.find(id).map(UserDocument::user);
    }

    public Optional<User> findByEmail(String email) {
        return store.findByEmail(Emails.normal(email)).map(UserDocument::user);
    }

    /** The people who administer the server, by address. */
    public List<User> platformAdministrators() {
        return store.platformAdministrators().stream().map(UserDocument::user).toList();
    }

    /** Whether nobody has an account yet: the server waits for its set-up. */
    public boolean isEmpty() {
        return store.isEmpty();
    }

    /**
     * Changes what a person is called and which language they read.
     *
     * @param version the version the person's form began from
     * @throws Problem.Stale when the account was changed meanwhile
     */
    public User changeProfile(String id, String name, @Nullable String language, long version) {
        var typed = name.strip();
        checkName(typed);
        var before = get(id);
        var after = store.change(id, user -> {
                    if (user.user().version() != version) {
                        throw new Problem.Stale(user.user().version());
                    }
                    return user.withName(typed).withLanguage(language);
                })
                .user();
        var changes = FieldChange.between(fields(before), fields(after));
        if (!changes.isEmpty()) {
            events.publishEvent(change(after, after.actor(), "changed", changes));
        }
        return after;
    }

    /**
     * Changes a person's password. Every session that was signed in with the old one is over.
     *
     * @throws Problem.Invalid when the present password is wrong or the new one cannot be accepted
     */
    public void changePassword(String id, String present, String wanted) {
        var user = store.find(id).orElseThrow(Problem.NotFound::new);
        if (!passwords.matches(present, user.passwordHash())) {
            throw new Problem.Invalid("present", Message.of("access.password.wrong"));
        }
        var hash = passwords.hash("wanted", wanted, user.email());
        var changed = store.change(id, document -> document.withPassword(hash, Identifiers.random("stm")))
                .user();
        events.publishEvent(change(changed, changed.actor(), "password-changed", List.of()));
        events.publishEvent(new SessionsEnded(id));
    }

    /**
     * Refuses what {@link #create} would refuse, but for an address that is taken.
     *
     * @throws Problem.Invalid naming every field that cannot be accepted
     */
    void check(NewUser wanted) {
        var findings = new LinkedHashMap<String, Message>();
        collect(findings, () -> checkName(wanted.name().strip()));
        collect(findings, () -> checkEmail(Emails.normal(wanted.email())));
        collect(findings, () -> passwords.check("password", wanted.password(), Emails.normal(wanted.email())));
        if (!findings.isEmpty()) {
            throw new Problem.Invalid(findings);
        }
    }

    private static void collect(Map<String, Message> findings, Runnable check) {
        try {
            check.run();
        } catch (Problem.Invalid invalid) {
            findings.putAll(invalid.fields());
        }
    }

    private static void checkEmail(String email) {
        if (!Emails.isAddress(email)) {
            throw new Problem.Invalid("email", Message.of("access.email.invalid"));
        }
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new Problem.Invalid("name", Message.of("access.name.invalid", MAX_NAME));
        }
    }

    private static AuditableChange change(User user, Actor actor, String action, List<FieldChange> changes) {
        return new AuditableChange(actor, Scope.PLATFORM, subject(user), action, changes);
    }

    static Subject subject(User user) {
        return new Subject("user", user.id(), user.email());
    }

    private static Map<String, Object> fields(User user) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("email", user.email());
        fields.put("name", user.name());
        fields.put("language", user.language() == null ? "" : user.language());
        fields.put("platformAdministrator", user.platformAdministrator());
        return fields;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
