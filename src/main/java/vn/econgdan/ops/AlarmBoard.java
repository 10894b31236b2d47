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
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Refusal;

/**
 * Alarms as rows (DESIGN 4.11). Raising and clearing use a transaction of their own and never make
 * the caller fail; the same alarm is written at most once a second.
 */
public final class AlarmBoard implements Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmBoard.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

  private final Jdbi worker;
  private final BusinessClock clock;
  private final AuditTrail audit;
  private final AlarmPace pace = new AlarmPace();

  /**
   * @param worker the cross-ward pool ({@code econgdan_worker})
   */
  public AlarmBoard(Jdbi worker, BusinessClock clock, AuditTrail audit) {
    this.worker = worker;
    this.clock = clock;
    this.audit = audit;
  }

  @Override
  public void raise(String kind, String subject, Map<String, String> detail) {
    AlarmKey key = new AlarmKey(kind, subject);
    int occurrences = pace.occurrences(key, clock.now());
    if (occurrences == 0) {
      return;
    }
    LOG.warn("Alarm {}: {} {}", kind, subject, detail);
    stored(key, h -> AlarmStore.raise(h, key, json(detail), occurrences, clock.now()));
  }

  @Override
  public void clear(String kind, String subject) {
    AlarmKey key = new AlarmKey(kind, subject);
    pace.forget(key);
    stored(key, handle -> AlarmStore.close(handle, key, clock.now()));
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

  /** Open ones first, then the latest. */
  public Page<AlarmView> list(PageRequest page) {
    return list(page, null);
  }

  /**
   * The same.
   *
   * @param open true leaves closed ones out; null, for a caller who does not say, is all
   */
  public Page<AlarmView> list(PageRequest page, Boolean open) {
    boolean onlyOpen = Boolean.TRUE.equals(open);
    return worker.inTransaction(
        handle ->
            new Page<>(
                AlarmStore.page(handle, onlyOpen, page).stream().map(AlarmBoard::view).toList(),
                AlarmStore.count(handle, onlyOpen)));
  }

  /**
   * Somebody has seen it; who said so first stays, everybody stands in the audit. Refused:
   * ALARM_UNKNOWN.
   */
  public Outcome<AlarmView> acknowledge(Actor actor, String id) {
    if (!id.matches("\\d{1,18}")) {
      return Outcome.refused(Refusal.unknown("ALARM_UNKNOWN"));
    }
    return worker.inTransaction(handle -> acknowledge(handle, actor, Long.parseLong(id)));
  }

  private Outcome<AlarmView> acknowledge(Handle handle, Actor actor, long id) {
    Optional<AlarmStore.Row> row = AlarmStore.acknowledge(handle, id, actor.name(), clock.now());
    if (row.isEmpty()) {
      return Outcome.refused(Refusal.unknown("ALARM_UNKNOWN"));
    }
    audit.record(handle, actor, "ALARM_ACKNOWLEDGED", "alarm", Long.toString(id));
    return Outcome.accepted(view(row.get()));
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
        row.closedAt());
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
