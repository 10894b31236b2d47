package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.dispatch.PreparationStore.Planned;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.notice.ApprovedSend;
import vn.econgdan.text.Part;

/**
 * A due send becomes segments and batches, lot by lot: the first lot is small so that the first
 * part leaves soon, each further one is larger. Every lot checks the signed hash in its own
 * transaction (DESIGN 4.4), renews the claim of the send and may be repeated after a crash.
 */
final class SendPreparation {
  private static final Logger LOG = LoggerFactory.getLogger(SendPreparation.class);
  private static final int FIRST_LOT = 2_000;
  private static final int GROWTH = 4;
  private static final int LARGEST_LOT = 50_000;

  private final DispatchDependencies setup;

  SendPreparation(DispatchDependencies setup) {
    this.setup = setup;
  }

  /**
   * Prepares the next lot of a send; true when there may be more. One that is not due (any more) is
   * left alone.
   */
  boolean prepareLot(long send) {
    Optional<Integer> before =
        setup
            .worker()
            .inTransaction(
                handle ->
                    PreparationStore.lock(handle, send)
                        .filter(SendPreparation::isOpen)
                        .flatMap(planned -> prepareLot(handle, planned)));
    if (before.isPresent() && before.get() == 0) {
      refreshStatistics(send);
    }
    return before.isPresent();
  }

  /** The hot path needs none, but whoever watches a large send from its first second does. */
  private void refreshStatistics(long send) {
    setup.worker().useHandle(handle -> PreparationStore.refreshStatistics(handle, send, FIRST_LOT));
  }

  private static boolean isOpen(Planned send) {
    return send.state().equals("DUE") || send.state().equals("PREPARING");
  }

  /** The last member that was prepared before this lot, when there may be another one. */
  private Optional<Integer> prepareLot(Handle handle, Planned send) {
    Instant now = setup.clock().now();
    if (send.state().equals("DUE") && !send.validUntil().isAfter(now)) {
      expire(handle, send, now);
      return Optional.empty();
    }
    Outcome<ApprovedSend> approved = setup.sheets().check(handle, send.id());
    if (approved.isRefused()) {
      hold(handle, send, approved);
      return Optional.empty();
    }
    return insertLot(handle, send, approved.value());
  }

  private void expire(Handle handle, Planned send, Instant now) {
    PreparationStore.state(handle, send.id(), "EXPIRED", now);
    setup.notices().markExpired(handle, send.noticeId());
    setup.alarms().raise("SEND_EXPIRED", "send " + send.id(), Map.of());
  }

  /** What is about to leave is not what was signed: nothing leaves, a person must look. */
  private void hold(Handle handle, Planned send, Outcome<ApprovedSend> refusal) {
    HeldStore.tampered(handle, send.id(), refusal.reason().code(), setup.clock().now());
    setup.notices().markHeld(handle, send.noticeId(), refusal.reason().code());
    LOG.warn("Send {} is held: {}", send.id(), refusal.reason().code());
    setup
        .alarms()
        .raise("SEND_TAMPERED", "send " + send.id(), Map.of("why", refusal.reason().code()));
  }

  private Optional<Integer> insertLot(Handle handle, Planned send, ApprovedSend approved) {
    Instant now = setup.clock().now();
    if (send.state().equals("DUE")) {
      begin(handle, send, approved);
    }
    int through = PreparationStore.preparedThrough(handle, send);
    Optional<Integer> last =
        PreparationStore.insertSegments(
            handle, send, through, lotAfter(through), setup.limits().batchParts(), now);
    if (last.isPresent()) {
      PreparationStore.renewClaim(handle, send.id(), setup.clock().now());
    } else {
      PreparationStore.state(handle, send.id(), "SENDING", null);
      PreparationStore.prepared(handle, send.id(), now);
    }
    return last.map(member -> through);
  }

  private static int lotAfter(int prepared) {
    return Math.min(Math.max(FIRST_LOT, prepared * GROWTH), LARGEST_LOT);
  }

  private void begin(Handle handle, Planned send, ApprovedSend approved) {
    PreparationStore.ensureMonth(handle, send.sendMonth());
    PreparationStore.insertParts(handle, send, octets(send.id(), approved.text().parts()));
    PreparationStore.state(handle, send.id(), "PREPARING", null);
    setup.notices().markSending(handle, send.noticeId());
  }

  /** One reference for all recipients: it need only differ between the texts one phone receives. */
  private static List<PartOctets> octets(long send, List<Part> parts) {
    int reference = (int) (send & 0xFFFF);
    return parts.stream()
        .map(
            part ->
                new PartOctets(
                    part.number(),
                    part.encoding().dataCoding(),
                    part.hasHeader(),
                    part.octets(reference)))
        .toList();
  }
}
