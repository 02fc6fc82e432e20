package io.trackplane.web;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Bodies that Spring reads for a handler have a limit; handlers that take more read for themselves, see {@link RequestBody}. */
@ControllerAdvice
class RequestBodyLimit extends RequestBodyAdviceAdapter {
    private static final int MOST = 256 * 1024;

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var body = new Limited(message.getBody());
        var headers = message.getHeaders();
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return body;
            }

            @Override
            public HttpHeaders getHeaders() {
                return headers;
            }
        };
    }

    /** Reads so much and no more. */
    private static final class Limited extends FilterInputStream {
        private long left = MOST;

        Limited(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            took(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            took(Math.max(0, read));
            return read;
        }

        private void took(int octets) {
            left -= octets;
            if (left < 0) {
                throw new Problem.TooLarge(Message.of("problem.body.too-large", MOST));
            }
        }
    }
}
