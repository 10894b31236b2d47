package vn.econgdan.identity;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.WardCode;

/**
 * Transactions in the name of an actor on the pool of {@code econgdan_app}: row-level security lets
 * them see the rows of the actor's ward and nothing else (DESIGN 4.9). A transaction already open
 * on this thread is joined, so that an act and its idempotency key commit together.
 */
public final class ActorTransactions {
  private final Jdbi app;

  public ActorTransactions(Jdbi app) {
    this.app = app;
  }

  /**
   * Runs in one transaction; an exception rolls all of it back. One that forbids parts to leave
   * returns when no node submits them any more ({@link SendFence}), without a connection in hand.
   */
  public <R, X extends Exception> R in(Actor actor, HandleCallback<R, X> work) throws X {
    try {
      return app.inTransaction(
          handle -> {
            scope(handle, actor);
            return work.withHandle(handle);
          });
    } finally {
      SendFence.await();
    }
  }

  /**
   * {@code set_config(…, true)} ends with the transaction, so a pooled connection leaks no scope.
   */
  private static void scope(Handle handle, Actor actor) {
    handle
        .createUpdate(
            """
            select set_config('econgdan.ward', :ward, true),
              set_config('econgdan.account', :account, true),
              set_config('econgdan.address', :address, true),
              set_config('econgdan.api_key', :apiKey, true)
            """)
        .bind("ward", actor.ward().map(WardCode::code).orElse(""))
        .bind("account", Long.toString(actor.accountId()))
        .bind("address", Origin.current().address())
        .bind("apiKey", Origin.current().apiKey())
        .execute();
  }
}
