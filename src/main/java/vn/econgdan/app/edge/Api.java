package vn.econgdan.app.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.app.edge.contract.ApiContract;
import vn.econgdan.app.edge.contract.ApiRefusal;
import vn.econgdan.app.servers.DatabaseUnavailable;

/**
 * The edge of the REST interface, first and last step of every one of its routes: lets requests in
 * as the contract says, and answers in JSON or with a problem (RFC 9457).
 */
public final class Api {
  static final String CHALLENGE = "Basic realm=\"eCONGDAN\", charset=\"UTF-8\"";
  private static final String EXPIRED = "Bearer realm=\"eCONGDAN\", error=\"invalid_token\"";
  static final int RETRY_AFTER_SECONDS = 5;
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  private final Admission admission;
  private final ApiAnswers answers;

  public Api(ApiContract contract, Callers callers, ObjectMapper json) {
    this.admission = new Admission(contract, callers, new ApiBody(json));
    this.answers = new ApiAnswers(json);
  }

  /**
   * Who calls, whether he may, and what with: afterwards the variables {@code actor}, the declared
   * parameters by name and {@code pageRequest} are set, the body is the request's, and no header is
   * left. A request that is not as the contract says is answered here and goes no further.
   */
  public void authorize(Exchange exchange) {
    HttpServerRequest request = admission.announce(exchange);
    try {
      admission.admit(exchange, request);
    } catch (Unauthenticated nobody) {
      challenge(exchange, nobody);
      exchange.setRouteStop(true);
    } catch (Throttled later) {
      wait(exchange, later);
      exchange.setRouteStop(true);
    } catch (ApiRefusal no) {
      answers.refuse(exchange, no.refusal());
      exchange.setRouteStop(true);
    }
  }

  private void challenge(Exchange exchange, Unauthenticated nobody) {
    Locale language = ApiAnswers.language(exchange);
    answers
        .problem(exchange, ApiProblems.of(401, nobody.code(), language))
        .setHeader("WWW-Authenticate", nobody.withKey() ? EXPIRED : CHALLENGE);
  }

  private void wait(Exchange exchange, Throttled later) {
    Locale language = ApiAnswers.language(exchange);
    answers
        .problem(
            exchange,
            ApiProblems.of(later.status(), later.code(), language, Long.toString(later.seconds())))
        .setHeader("Retry-After", later.seconds());
  }

  /**
   * The body, which is what a door returned, becomes the response. A status other than the
   * contract's first success may be set before as {@code CamelHttpResponseCode}.
   */
  public void respond(Exchange exchange) {
    answers.answer(exchange, exchange.getMessage().getBody());
  }

  /**
   * A body that is JSON but not the one expected: 400 with the field, 422 for an unknown value. 503
   * while the database is away; else 500 with an id under which the log tells more.
   *
   * <p>Camel would choose by the root of a failure, which behind an impossible date is not
   * Jackson's: so what failed is asked here.
   */
  public void respondProblem(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (cause instanceof JsonProcessingException unreadable) {
      answers.refuse(exchange, UnreadableJson.refusal(unreadable));
    } else if (DatabaseUnavailable.isBehind(cause)) {
      LOG.warn("Answered 503, the database is away ({})", cause.getClass().getSimpleName());
      away(exchange);
    } else {
      String incident = UUID.randomUUID().toString();
      LOG.error("Incident {}", incident, cause);
      answers.problem(exchange, ApiProblems.surprise(incident, ApiAnswers.language(exchange)));
    }
  }

  private void away(Exchange exchange) {
    Locale language = ApiAnswers.language(exchange);
    answers
        .problem(exchange, ApiProblems.of(503, "DATABASE_AWAY", language))
        .setHeader("Retry-After", RETRY_AFTER_SECONDS);
  }
}
