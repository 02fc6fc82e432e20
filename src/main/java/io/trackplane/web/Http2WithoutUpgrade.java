package io.trackplane.web;

import org.apache.coyote.Request;
import org.apache.coyote.http2.Http2Protocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * HTTP/2 where it is agreed on by TLS or spoken from the first byte. A connection without TLS that begins with HTTP/1.1 stays with it, as
 * RFC 9113 (§3.1) has it: the upgrade is gone from the protocol. Tomcat 11.0.24 still offers it, but gives the upgraded request the
 * default window of 65 535 bytes, whatever the client's {@code HTTP2-Settings} say. Clients that announced more, curl and the JDK's
 * among them, never widen it, and a longer answer stood still for 20 seconds and was broken off.
 */
@Configuration(proxyBeanMethods = false)
class Http2WithoutUpgrade {
    @Bean
    TomcatConnectorCustomizer http2() {
        return connector -> connector.addUpgradeProtocol(new Protocol());
    }

    private static final class Protocol extends Http2Protocol {
        @Override
        public boolean accept(Request request) {
            return false;
        }
    }
}
