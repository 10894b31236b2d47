package vn.econgdan.app.edge;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Document;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.WardCode;

/** A door of this test only: it writes groups, so that what was kept and undone can be counted. */
public final class StubService {
  public enum Mood {
    GOOD,
    REFUSED,
    CONFLICT,
    BROKEN,
    SLOW
  }

  public record Draft(String title, Mood mood, Instant sendAt, String ward, int version) {}

  public record View(String id, String ward, String title, Instant sendAt, String missing) {}

  final CountDownLatch entered = new CountDownLatch(1);
  final CountDownLatch leave = new CountDownLatch(1);
  private final ActorTransactions transactions;
  private final AuditTrail audit = new AuditTrail(BusinessClock.system());

  StubService(ActorTransactions transactions) {
    this.transactions = transactions;
  }

  public Outcome<View> write(Actor actor, Draft draft) {
    return transactions.in(actor, handle -> write(handle, actor, draft));
  }

  private Outcome<View> write(Handle handle, Actor actor, Draft draft) {
    String ward = actor.ward().map(WardCode::code).orElseThrow();
    handle.execute(
        "insert into residential_group (ward_code, code, name) values (?, ?, 'x')",
        ward,
        draft.title());
    audit.record(handle, actor, "STUB_WRITTEN", "stub", draft.title(), 1);
    return switch (draft.mood()) {
      case GOOD -> Outcome.accepted(view(ward, draft));
      case REFUSED -> Outcome.refused(Refusal.unacceptable("title", "LOGIN_TAKEN"));
      case CONFLICT -> Outcome.refused(Refusal.conflict("IDEMPOTENCY_RUNNING", view(ward, draft)));
      case BROKEN -> throw new IllegalStateException("secret inside");
      case SLOW -> slow(ward, draft);
    };
  }

  private Outcome<View> slow(String ward, Draft draft) {
    entered.countDown();
    try {
      leave.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Outcome.accepted(view(ward, draft));
  }

  private static View view(String ward, Draft draft) {
    return new View("1", ward, draft.title(), draft.sendAt(), null);
  }

  public View list(Actor actor, String state, PageRequest page) {
    return new View(page.page() + "/" + page.size(), state, actor.name(), null, null);
  }

  public Outcome<View> find(Actor actor, String id) {
    return id.equals("1")
        ? Outcome.accepted(new View(id, null, actor.name(), null, null))
        : Outcome.refused(Refusal.unknown("PATH_UNKNOWN"));
  }

  public View upload(Actor actor, String mode, byte[] content) {
    return new View(Integer.toString(content.length), mode, actor.name(), null, null);
  }

  public Document csv(Actor actor) {
    return new Document("text/csv; charset=utf-8", "recipients.csv", new byte[] {65, 10});
  }
}
