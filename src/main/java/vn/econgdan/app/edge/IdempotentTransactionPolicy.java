package vn.econgdan.app.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.jdbi.v3.core.Handle;
import vn.econgdan.app.edge.IdempotencyStore.Kept;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Refusal;

/**
 * One transaction around the steps of a call that changes something; the doors join it. With an
 * Idempotency-Key the answer is kept in that same transaction, so that a repetition gets it again
 * and the act is done once (CONTRACT 4). A refusal leaves nothing half done, and is kept as well; a
 * 5xx is undone and never kept.
 */
public final class IdempotentTransactionPolicy implements Policy {
  static final Duration LIFE = Duration.ofHours(24);
  private static final String SAVEPOINT = "before_the_act";

  private final ActorTransactions transactions;
  private final BusinessClock clock;
  private final ApiAnswers answers;
  private final RequestHash hashes;

  public IdempotentTransactionPolicy(
      ActorTransactions transactions, BusinessClock clock, ObjectMapper json, RequestHash hashes) {
    this.transactions = transactions;
    this.clock = clock;
    this.hashes = hashes;
    this.answers = new ApiAnswers(json);
  }

  @Override
  public void beforeWrap(Route route, NamedNode definition) {
    // nothing to prepare: the steps are taken as they are
  }

  @Override
  public Processor wrap(Route route, Processor steps) {
    return exchange -> run(exchange, steps);
  }

  private void run(Exchange exchange, Processor steps) throws Exception {
    ApiCall call = ApiCall.of(exchange).orElseThrow();
    exchange.getUnitOfWork().beginTransactedBy(this); // keeps all steps on this thread
    try {
      call.origin().during(() -> inOneTransaction(exchange, call, steps));
    } catch (Undone answeredAlready) {
      // rolled back; the exchange holds the answer or the exception
    } finally {
      exchange.getUnitOfWork().endTransactedBy(this);
    }
  }

  private Void inOneTransaction(Exchange exchange, ApiCall call, Processor steps) throws Exception {
    return transactions.in(
        call.actor(),
        handle -> {
          if (call.key().isPresent()) {
            once(handle, exchange, call, steps);
          } else {
            act(handle, exchange, steps);
          }
          return null;
        });
  }

  private void once(Handle handle, Exchange exchange, ApiCall call, Processor steps)
      throws Exception {
    long account = call.actor().accountId();
    String key = call.key().orElseThrow();
    if (!IdempotencyStore.lock(handle, account, key)) {
      answers.refuse(exchange, Refusal.conflict("IDEMPOTENCY_RUNNING", null));
      return;
    }
    IdempotencyStore.forgetBefore(handle, account, key, clock.now().minus(LIFE));
    String hash = hashes.of(call.target(), body(exchange));
    Optional<Kept> earlier = IdempotencyStore.find(handle, account, key);
    if (earlier.isPresent()) {
      repeat(exchange, earlier.get(), hash);
      return;
    }
    act(handle, exchange, steps);
    IdempotencyStore.keep(handle, account, key, answered(exchange, call, hash), clock.now());
  }

  /** The admitted octets, in whatever form Camel keeps them; none for a call without a body. */
  private static byte[] body(Exchange exchange) {
    byte[] body = exchange.getMessage().getBody(byte[].class);
    return body == null ? new byte[0] : body;
  }

  private void repeat(Exchange exchange, Kept kept, String hash) {
    if (kept.requestHash().equals(hash)) {
      ApiAnswers.write(exchange, kept.status(), kept.contentType(), kept.content());
    } else {
      answers.refuse(exchange, Refusal.unacceptable(IdempotencyKeys.HEADER, "IDEMPOTENCY_REUSED"));
    }
  }

  private static void act(Handle handle, Exchange exchange, Processor steps) throws Exception {
    handle.savepoint(SAVEPOINT);
    steps.process(exchange);
    if (exchange.getException() != null || status(exchange) >= 500) {
      throw new Undone();
    }
    if (status(exchange) >= 400) {
      handle.rollbackToSavepoint(SAVEPOINT);
    }
  }

  /** A secret is shown once: what is kept for a repetition has it no more. */
  private Kept answered(Exchange exchange, ApiCall call, String hash) {
    return new Kept(
        hash,
        status(exchange),
        exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class),
        answers.without(
            call.operation().access().shownOnce(), exchange.getMessage().getBody(byte[].class)));
  }

  /** Steps that end without {@code api.answer} have no status, which is a mistake in the route. */
  private static int status(Exchange exchange) {
    Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    if (status == null) {
      throw new IllegalStateException("a route under onceOnly must end with api.answer");
    }
    return status;
  }

  /** Makes the transaction roll back; what went wrong is already in the exchange. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undone() {
      super("undone", null, false, false);
    }
  }
}
