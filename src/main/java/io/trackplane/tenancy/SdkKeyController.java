package io.trackplane.tenancy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the holder of a key what the key is good for: the first call of everybody who integrates an SDK. */
@RestController
class SdkKeyController {
    private final SdkKeyAuthentication authentication;

    SdkKeyController(SdkKeyAuthentication authentication) {
        this.authentication = authentication;
    }

    /** The key as JSON. */
    record KeyAnswer(
            @JsonProperty("app_id") String appId,
            String tenant,
            String environment,
            String kind,
            String label,
            @JsonProperty("expires_at") @Nullable Instant expiresAt) {}

    @GetMapping("/api/v1/key")
    @OpenTo(Audience.SDK_KEY)
    ResponseEntity<KeyAnswer> key(HttpServletRequest request, HttpServletResponse response) {
        var caller = authentication.authenticate(request, response);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer(caller));
    }

    private static KeyAnswer answer(SdkKeyAuthentication.SdkCaller caller) {
        var key = caller.key();
        return new KeyAnswer(
                caller.environment().appId(),
                key.tenant(),
                key.environment(),
                key.kind().key(),
                key.label(),
                key.expiresAt());
    }
}
