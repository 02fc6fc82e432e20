package io.trackplane.ingest.front;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Switches the settings of the front stage on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FrontProperties.class)
class FrontConfiguration {}
