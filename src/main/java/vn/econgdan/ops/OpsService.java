package vn.econgdan.ops;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.kernel.WardCode;

/** What an administrator asks at night: what stands still, since when, and why. */
public final class OpsService {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration BATCH_PATIENCE = Duration.ofMinutes(5);
  private static final Duration FILE_PATIENCE = Duration.ofMinutes(15);
  private static final Duration RECEIPT_PATIENCE = Duration.ofHours(1);

  private final Jdbi worker;
  private final BusinessClock clock;

  /**
   * @param worker the cross-ward pool ({@code econgdan_worker})
   */
  public OpsService(Jdbi worker, BusinessClock clock) {
    this.worker = worker;
    this.clock = clock;
  }

  /**
   * What has not moved for too long, the longest first: a send overdue by a minute; one that is
   * held for a person; a batch five minutes on its queue without progress; what a process that
   * ended had claimed; routine parts in doubt, which wait for a person; receipts that match nothing
   * for a minute; parts without a receipt an hour after their validity; files a quarter of an hour
   * after they came; alarms the webhook has not taken for five minutes. Who is bound to a ward sees
   * what belongs to it; links, files and the webhook belong to none.
   */
  public Page<StuckView> stuck(Actor actor, ListRequest wanted) {
    Instant now = clock.now();
    StuckStore.Limits limits =
        new StuckStore.Limits(
            now.minus(PATIENCE),
            now.minus(BATCH_PATIENCE),
            now.minus(FILE_PATIENCE),
            now.minus(RECEIPT_PATIENCE));
    String ward = actor.ward().map(WardCode::code).orElse(null);
    return worker.inTransaction(
        handle -> StuckStore.page(handle, limits, ward, wanted).map(OpsService::view));
  }

  private static StuckView view(StuckStore.Row row) {
    Sentence detail = new Sentence("stuck." + row.kind(), row.arguments());
    Sentence advice = Sentence.of("stuck." + row.kind() + ".do");
    return new StuckView(row.kind(), row.subject(), row.since(), detail, advice);
  }
}
