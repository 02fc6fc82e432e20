package io.trackplane.insight.calls;

/** The calls of one endpoint. */
public record EndpointCalls(Endpoint endpoint, CallFigures figures) {}
