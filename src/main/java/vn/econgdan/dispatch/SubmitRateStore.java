package vn.econgdan.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The row in which all nodes reserve a carrier's time slots. */
final class SubmitRateStore {
  private SubmitRateStore() {}

  /** Reserves the next lot; returns when its first slot begins, never in the past. */
  static Instant reserve(Handle handle, String carrier, Duration lot, Instant now) {
    return handle
        .createQuery(
            """
            insert into carrier_link as c (carrier, next_slot) values (:carrier, cast(:now as timestamptz) + :lot)
            on conflict (carrier) do update set next_slot = greatest(c.next_slot, :now) + :lot
            returning next_slot - :lot
            """)
        .bind("carrier", carrier)
        .bind("now", now)
        .bind("lot", lot)
        .mapTo(Instant.class)
        .one();
  }
}
