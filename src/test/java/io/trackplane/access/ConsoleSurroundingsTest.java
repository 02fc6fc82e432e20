package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.trackplane.ServerTest;
import io.trackplane.kernel.Actor;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.NewApplication;
import io.trackplane.tenancy.Platform;
import io.trackplane.tenancy.Tenants;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The frame around every page must not grow slower with what there is to choose from in it. */
@ServerTest
@Import(ConsoleSurroundingsTest.Counting.class)
class ConsoleSurroundingsTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Applications applications;

    @Autowired
    private Users users;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Counter counter;

    private People people;

    @BeforeEach
    void makeATenant() {
        people = new People(tenants, users, memberships);
    }

    @Test
    void aPageAsksTheStoreNoMoreOftenInALargeTenantThanInASmallOne() {
        var owner = new Visitor(port).signedInAs(people.the(Role.OWNER));
        addApplication(1);
        int before = questions(owner);
        for (int more = 2; more <= 6; more++) {
            addApplication(more);
        }
        assertThat(questions(owner)).isEqualTo(before);
    }

    @Test
    void aPageAsksTheStoreNoMoreOftenForAMemberOfManyTenants() {
        var owner = new Visitor(port).signedInAs(people.the(Role.OWNER));
        int before = questions(owner);
        for (int more = 0; more < 5; more++) {
            var other = new People(tenants, users, memberships);
            memberships.add(other.tenant, people.the(Role.OWNER).id(), Role.VIEWER, Actor.SYSTEM);
        }
        assertThat(questions(owner)).isEqualTo(before);
    }

    private void addApplication(int number) {
        var key = people.tenant + "_" + number;
        applications.create(people.tenant, new NewApplication(key, key, "", Set.of(Platform.WEB)), Actor.SYSTEM);
    }

    /** How often a page asks the store, without what the server does beside it now and then: the least of several sights. */
    private int questions(Visitor visitor) {
        return IntStream.range(0, 4).map(sight -> asked(visitor)).min().orElseThrow();
    }

    private int asked(Visitor visitor) {
        counter.asked.set(0);
        assertThat(visitor.get("/t/" + people.tenant + "/roles").statusCode()).isEqualTo(200);
        return counter.asked.get();
    }

    static class Counter implements CommandListener {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public void commandStarted(CommandStartedEvent command) {
            asked.incrementAndGet();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        Counter counter() {
            return new Counter();
        }

        @Bean
        MongoClientSettingsBuilderCustomizer counting(Counter counter) {
            return settings -> settings.addCommandListener(counter);
        }
    }
}
