package io.trackplane.demo;

import io.trackplane.delivery.Snapshots;
import io.trackplane.demo.traffic.Clients;
import io.trackplane.demo.traffic.DemoClients;
import io.trackplane.demo.traffic.Sending;
import io.trackplane.demo.traffic.TrafficPlayer;
import io.trackplane.demo.traffic.TrafficPlayer.Player;
import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.ingest.Intake;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.Tenants;
import io.trackplane.web.DemoProgress;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Has the clients of the demo played while the server runs. */
class DemoTraffic implements SmartLifecycle, DemoProgress {
    private static final String ENVIRONMENT = "production";

    private final DemoStore store;
    private final Tenants tenants;
    private final Environments environments;
    private final Snapshots snapshots;
    private final Intake intake;
    private final Clock clock;
    private final Map<String, String> tenantOf = new HashMap<>();
    private volatile @Nullable Thread playing;
    private volatile @Nullable TrafficPlayer player;

    DemoTraffic(
            DemoFiles files,
            DemoStore store,
            Tenants tenants,
            Environments environments,
            Snapshots snapshots,
            Intake intake,
            Clock clock) {
        this.store = store;
        this.tenants = tenants;
        this.environments = environments;
        this.snapshots = snapshots;
        this.intake = intake;
        this.clock = clock;
        files.tenants()
                .forEach(tenant ->
                        tenant.applications().forEach(application -> tenantOf.put(application.key(), tenant.slug())));
    }

    /** What the clients need to know is read in their own thread: nobody waits for it. */
    @Override
    public void start() {
        playing = Thread.ofPlatform()
                .name("demo-traffic")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .start(this::play);
    }

    private void play() {
        var mark = store.find().orElseThrow();
        var diary = new StoredDiary(store, new HashSet<>(mark.loaded()));
        var anchor = LocalDate.ofInstant(mark.since(), ZoneOffset.UTC);
        var made = new TrafficPlayer(players(), anchor, diary, this::send, clock);
        player = made;
        made.play();
    }

    private List<Player> players() {
        var players = new ArrayList<Player>();
        for (var clients : DemoClients.all(this::sampled)) {
            production(clients)
                    .ifPresent(environment -> players.add(new Player(
                            clients, tenants.get(environment.tenant()).zone())));
        }
        return players;
    }

    private Optional<Environment> production(Clients clients) {
        return production(clients.application());
    }

    /** Empty where somebody deleted it. */
    private Optional<Environment> production(String application) {
        try {
            var tenant = tenantOf.get(application);
            return tenant == null ? Optional.empty() : Optional.of(environments.get(tenant, application, ENVIRONMENT));
        } catch (Problem.NotFound deleted) {
            return Optional.empty();
        }
    }

    private Predicate<String> sampled(String application) {
        return production(application)
                .<Predicate<String>>map(environment -> {
                    var sampling = snapshots.of(environment).sampling();
                    return user -> sampling.keeps(pageViewOf(user));
                })
                .orElse(user -> false);
    }

    private Event pageViewOf(String user) {
        return new Event(
                null, EventType.PAGE, "/", clock.instant(), user, null, null, null, null, null, Value.Fields.NONE);
    }

    private CompletionStage<Void> send(Sending sending) {
        var environment = production(sending.application());
        if (environment.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            return intake.take(
                    environment.get(),
                    new Intake.Request(
                            sending.path(), sending.body(), sending.address(), sending.agent(), sending.at()));
        } catch (Problem refused) {
            return CompletableFuture.completedFuture(null); // such as while collection is switched off
        } catch (RuntimeException busy) {
            return CompletableFuture.failedFuture(busy);
        }
    }

    @Override
    public void stop() {
        var thread = playing;
        if (thread != null) {
            thread.interrupt();
        }
        playing = null;
    }

    @Override
    public boolean isRunning() {
        return playing != null;
    }

    @Override
    public int percent() {
        var known = player;
        return known == null ? 0 : known.percent();
    }

    /** Days that were played, in the mark of the demo. */
    private record StoredDiary(DemoStore store, Set<String> days) implements TrafficPlayer.Diary {
        @Override
        public boolean has(String day) {
            return days.contains(day);
        }

        @Override
        public void write(String day) {
            days.add(day);
            store.loaded(day);
        }
    }
}
