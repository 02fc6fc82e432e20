package io.trackplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.TemporaryDataDirectory;
import io.trackplane.tenancy.Tenants;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** The first start of a server without demo data. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TemporaryDataDirectory.class)
@ExtendWith(OutputCaptureExtension.class)
class SetUpTest {
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/setup/\\S+)");

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    @Autowired
    private Tenants tenants;

    @Test
    void theLinkInTheLogMakesTheFirstAccountOnceAndThereIsNoOther(CapturedOutput log) {
        var match = LINK.matcher(log.getAll());
        assertThat(match.find()).isTrue();
        var link = match.group(1);
        var visitor = new Visitor(port);

        assertThat(visitor.get("/setup/guessed").statusCode()).isEqualTo(404);
        assertThat(visitor.get(link).statusCode()).isEqualTo(200);

        assertThat(fill(visitor, link, "short", "acme").statusCode()).isEqualTo(422);
        assertThat(fill(visitor, link, People.PASSWORD, "Not A Slug").statusCode())
                .isEqualTo(422);
        assertThat(users.isEmpty()).isTrue();
        assertThat(tenants.all()).isEmpty();

        assertThat(fill(visitor, link, People.PASSWORD, "acme").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/t/acme").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/platform/tenants").statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).get(link).statusCode()).isEqualTo(404);
        assertThat(fill(new Visitor(port), link, People.PASSWORD, "second").statusCode())
                .isEqualTo(404);
    }

    private static java.net.http.HttpResponse<String> fill(Visitor visitor, String link, String password, String slug) {
        return visitor.post(
                link,
                "name",
                "Ann",
                "email",
                "ann@acme.example",
                "password",
                password,
                "tenantName",
                "Acme",
                "slug",
                slug,
                "zone",
                "Asia/Shanghai");
    }
}
