package io.trackplane.management;

import io.trackplane.kernel.Secrets;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of everything that programs call: OpenAPI 3.1. */
@RestController
class OpenApiController {
    private static final String DOCUMENT = "io/trackplane/management/openapi.yaml";

    private final byte[] document;
    private final String tag;

    OpenApiController() throws IOException {
        var yaml = new ClassPathResource(DOCUMENT).getContentAsByteArray();
        document = BundleFormat.JSON.write(BundleFormat.YAML.read(yaml));
        tag = '"' + Secrets.digest(new String(document, StandardCharsets.UTF_8)).substring(0, 32) + '"';
    }

    @GetMapping("/api/openapi")
    @OpenTo(Audience.ANYONE)
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(document);
    }
}
