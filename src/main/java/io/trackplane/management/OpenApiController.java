package io.trackplane.management;

import io.trackplane.kernel.Secrets;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of everything that programs call: OpenAPI 3.1. */
@RestController
class OpenApiController {
    private static final String DOCUMENT = "io/trackplane/management/openapi.yaml";

    /** Converted when somebody asks: seldom, and 0.3 s of a start. */
    private final SingletonSupplier<Document> document = SingletonSupplier.of(Document::read);

    @GetMapping("/api/openapi")
    @OpenTo(Audience.ANYONE)
    ResponseEntity<byte[]> document() {
        var current = document.obtain();
        return ResponseEntity.ok()
                .eTag(current.tag)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(current.json);
    }

    private record Document(byte[] json, String tag) {
        static Document read() {
            try {
                var yaml = new ClassPathResource(DOCUMENT).getContentAsByteArray();
                var json = BundleFormat.JSON.write(BundleFormat.YAML.read(yaml));
                var digest = Secrets.digest(new String(json, StandardCharsets.UTF_8));
                return new Document(json, '"' + digest.substring(0, 32) + '"');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
