package io.trackplane.insight.statistics;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets the routes that ask the event store see whether their client is still there. Looking is a read that does not wait, at a request that has no body: all
 * it can find is the end of the connection, or the beginning of the next request, which stays where it is.
 */
final class ListeningValve extends ValveBase {
    ListeningValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (asks(request.getRequestURI()) && request.getMethod().equals("GET") && hasNoBody(request)) {
            BooleanSupplier isGone = () -> isGone(request);
            request.setAttribute(WhileListening.IS_GONE, isGone);
        }
        getNext().invoke(request, response);
    }

    private static boolean asks(String address) {
        return address.contains("/api/stats/") || address.contains("/insight/");
    }

    private static boolean hasNoBody(Request request) {
        return request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
    }

    /**
     * Tomcat tells the end of the connection as a single byte that is available ({@code Http11InputBuffer.available}). More than that is the beginning of the
     * next request, which clients may send without waiting.
     */
    private static boolean isGone(Request request) {
        var connection = request.getCoyoteRequest();
        connection.action(ActionCode.AVAILABLE, true);
        return connection.getAvailable() == 1;
    }
}
