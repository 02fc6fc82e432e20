package io.trackplane.demo.traffic;

import java.time.Instant;

/**
 * One request of a client.
 *
 * @param at when it is sent
 * @param application key of the application whose production environment gets it
 * @param path of the collector
 * @param agent the client's user agent
 * @param address the client's address
 * @param body JSON
 */
public record Sending(Instant at, String application, String path, String agent, String address, byte[] body) {}
