package vn.econgdan.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.WardCode;

/**
 * Alarms as rows (DESIGN 4.11). Raising and clearing use a transaction of their own and never make
 * the caller fail; the same alarm is written at most once a second.
 */
public final class AlarmService implements Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmService.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

  private final Jdbi worker;
  private final BusinessClock clock;
  private final AuditTrail audit;
  private final boolean webhook;
  private final AlarmRateLimiter pace = new AlarmRateLimiter();

  /**
   * Without a webhook.
   *
   * @param worker the cross-ward pool ({@code econgdan_worker})
   */
  public AlarmService(Jdbi worker, BusinessClock clock, AuditTrail audit) {
    this(worker, clock, audit, false);
  }

  /**
   * The same.
   *
   * @param webhook whether {@link AlarmWebhook} is to tell of every opening, acknowledgement, end
   */
  public AlarmService(Jdbi worker, BusinessClock clock, AuditTrail audit, boolean webhook) {
    this.worker = worker;
    this.clock = clock;
    this.audit = audit;
    this.webhook = webhook;
  }

  @Override
  public void raise(String kind, String subject, Map<String, String> detail) {
    AlarmKey key = new AlarmKey(kind, subject);
    int occurrences = pace.occurrences(key, clock.now());
    if (occurrences == 0) {
      return;
    }
    LOG.warn("Alarm {}: {} {}", kind, subject, detail);
    var raised = new AlarmStore.Raised(key, json(detail), occurrences, clock.now());
    stored(key, handle -> AlarmStore.raise(handle, raised, told(key)));
  }

  @Override
  public void clear(String kind, String subject) {
    AlarmKey key = new AlarmKey(kind, subject);
    pace.forget(key);
    stored(key, handle -> AlarmStore.close(handle, key, clock.now(), told(key)));
  }

  /** Of a webhook that fails the webhook cannot tell. */
  private boolean told(AlarmKey key) {
    return webhook && !key.kind().equals(AlarmWebhook.KIND);
  }

  /**
   * The one place where a failure ends in the log: who has an alarm to raise has trouble enough.
   */
  private void stored(AlarmKey key, Consumer<Handle> write) {
    // a handle of its own: Jdbi would lend out the caller's, and its transaction with it
    try (Handle handle = worker.open()) {
      handle.useTransaction(write::accept);
    } catch (RuntimeException e) {
      LOG.error("Alarm {} of {} could not be stored", key.kind(), key.subject(), e);
    }
  }

  /**
   * Open ones first, then the latest, unless another order is wanted. Who is bound to a ward sees
   * its alarms only.
   *
   * @param open true leaves closed ones out; null, for a caller who does not say, is all
   * @param acknowledged true: only those somebody has seen; false: only the others; null: all
   */
  public Page<AlarmView> list(Actor actor, ListRequest wanted, Boolean open, Boolean acknowledged) {
    AlarmFilter filter = new AlarmFilter(ward(actor), Boolean.TRUE.equals(open), acknowledged);
    return worker.inTransaction(
        handle -> AlarmStore.page(handle, filter, wanted).map(AlarmService::view));
  }

  private static String ward(Actor actor) {
    return actor.ward().map(WardCode::code).orElse(null);
  }

  /**
   * Somebody has seen it; who said so first stays, everybody stands in the audit. Refused:
   * ALARM_UNKNOWN.
   */
  public Outcome<AlarmView> acknowledge(Actor actor, String id) {
    return act(actor, id, "ALARM_ACKNOWLEDGED", AlarmStore::acknowledge);
  }

  /**
   * A person says that it is over; one that ended already stays as it is. A condition that goes on
   * opens a new one. Refused: ALARM_UNKNOWN.
   */
  public Outcome<AlarmView> close(Actor actor, String id) {
    Outcome<AlarmView> closed = act(actor, id, "ALARM_CLOSED", AlarmStore::close);
    if (!closed.isRefused()) {
      pace.forget(new AlarmKey(closed.value().kind(), closed.value().subject()));
    }
    return closed;
  }

  private interface Written {
    Optional<AlarmStore.Row> by(Handle handle, long id, AlarmStore.Act act);
  }

  private Outcome<AlarmView> act(Actor actor, String id, String name, Written written) {
    if (!id.matches("\\d{1,18}")) {
      return Outcome.refused(Refusal.unknown("ALARM_UNKNOWN"));
    }
    var act = new AlarmStore.Act(actor.name(), ward(actor), clock.now(), webhook);
    return worker.inTransaction(
        handle ->
            written
                .by(handle, Long.parseLong(id), act)
                .map(row -> audited(handle, actor, name, row))
                .orElseGet(() -> Outcome.refused(Refusal.unknown("ALARM_UNKNOWN"))));
  }

  private Outcome<AlarmView> audited(Handle handle, Actor actor, String act, AlarmStore.Row row) {
    audit.record(handle, actor, act, "alarm", Long.toString(row.id()));
    return Outcome.accepted(view(row));
  }

  private static AlarmView view(AlarmStore.Row row) {
    return new AlarmView(
        Long.toString(row.id()),
        row.kind(),
        row.subject(),
        row.wardCode(),
        detail(row.detail()),
        row.openedAt(),
        row.lastSeenAt(),
        row.occurrences(),
        row.acknowledgedAt(),
        row.acknowledgedBy(),
        row.closedAt(),
        row.closedBy());
  }

  private static String json(Map<String, String> detail) {
    try {
      return JSON.writeValueAsString(detail);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings is always JSON", e);
    }
  }

  private static Map<String, String> detail(String json) {
    try {
      return JSON.readValue(json, DETAIL);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an alarm's detail is a map of strings", e);
    }
  }
}
