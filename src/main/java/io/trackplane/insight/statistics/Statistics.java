package io.trackplane.insight.statistics;

import io.trackplane.insight.Questions;
import io.trackplane.insight.Questions.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What every route of the statistics API does: lets in, reads the question, asks, answers. */
@Component("statisticsForPrograms")
public class Statistics {
    private final StatisticsReader reader;
    private final Questions questions;
    private final StatisticsWriter writer;

    Statistics(StatisticsReader reader, Questions questions, StatisticsWriter writer) {
        this.reader = reader;
        this.questions = questions;
        this.writer = writer;
    }

    /**
     * Answers a request. The asking stops when the client goes away.
     *
     * @param asking makes the answer of what is asked
     * @throws io.trackplane.kernel.Problem as {@link StatisticsReader#admit} and {@link Questions#read} say
     */
    public void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            Function<StatisticsReading, StatisticsAnswer> asking)
            throws IOException {
        answer(request, response, request::getParameter, asking);
    }

    /** The same with parameters of the route's own making, such as another interval where none is given. */
    public void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            Parameters parameters,
            Function<StatisticsReading, StatisticsAnswer> asking)
            throws IOException {
        var environment = reader.admit(request, response);
        writer.check(request);
        var question = questions.read(environment, parameters);
        var reading = new StatisticsReading(environment, question, request);
        var answer = WhileListening.ask(request, () -> asking.apply(reading));
        writer.write(request, response, question.range(), answer);
    }
}
