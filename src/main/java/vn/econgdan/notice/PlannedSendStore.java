package vn.econgdan.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import vn.econgdan.identity.SendFence;
import vn.econgdan.notice.approval.PlannedSend;
import vn.econgdan.notice.approval.SheetFacts;
import vn.econgdan.notice.content.SendTiming;

/** What was approved and when it leaves. */
final class PlannedSendStore {

  long insert(Handle handle, SheetFacts facts, SendTiming timing) {
    return handle
        .createQuery(
            """
            insert into planned_send (ward_code, notice_id, version, hash, send_month, lane, state,
              send_at, due_at, valid_until, text, diacritics, encoding, part_count, people,
              households, cost)
            values (:ward, :notice, :version, :hash, :month, :lane, 'PLANNED', :sendAt, :dueAt,
              :validUntil, :text, :diacritics, :encoding, :parts, :people, :households, :cost)
            returning id
            """)
        .bind("ward", facts.notice().ward())
        .bind("notice", facts.notice().id())
        .bind("version", facts.notice().version())
        .bind("hash", facts.hash())
        .bind("month", timing.sendMonth())
        .bind("lane", facts.notice().content().priority())
        .bind("sendAt", facts.time().sendAt().orElse(null))
        .bind("dueAt", timing.dueAt())
        .bind("validUntil", facts.time().validUntil())
        .bind("text", facts.text().text())
        .bind("diacritics", facts.notice().content().diacritics())
        .bind("encoding", facts.text().encoding())
        .bind("parts", facts.parts())
        .bind("people", facts.reach().people())
        .bind("households", facts.reach().households())
        .bind("cost", facts.cost())
        .mapTo(Long.class)
        .one();
  }

  /** Takes back what no tick has claimed yet; false when it is too late. */
  boolean cancel(Handle handle, long noticeId, Instant at) {
    return handle
            .createUpdate(
                """
                update planned_send set state = 'CANCELLED', closed_at = :at
                where notice_id = :notice and state = 'PLANNED'
                """)
            .bind("notice", noticeId)
            .bind("at", at)
            .execute()
        == 1;
  }

  /**
   * Nothing more leaves, on no node, once the transaction has returned; what left has left. It is
   * closed once its unsent parts are suppressed.
   */
  void stop(Handle handle, long noticeId) {
    int stopped =
        handle
            .createUpdate(
                """
                update planned_send set state = 'STOPPED'
                where notice_id = :notice
                  and state in ('PLANNED', 'DUE', 'PREPARING', 'SENDING', 'PAUSED', 'HELD')
                """)
            .bind("notice", noticeId)
            .execute();
    if (stopped > 0) {
      SendFence.raise(handle);
    }
  }

  Optional<PlannedSend> find(Handle handle, long id) {
    return handle
        .createQuery("select * from planned_send where id = :id")
        .bind("id", id)
        .map(PlannedSendStore::planned)
        .findOne();
  }

  Optional<PlannedSend> ofVersion(Handle handle, long noticeId, int version) {
    return handle
        .createQuery("select * from planned_send where notice_id = :notice and version = :version")
        .bind("notice", noticeId)
        .bind("version", version)
        .map(PlannedSendStore::planned)
        .findOne();
  }

  private static PlannedSend planned(ResultSet row, StatementContext context) throws SQLException {
    return new PlannedSend(
        row.getLong("id"),
        row.getLong("notice_id"),
        row.getInt("version"),
        row.getString("ward_code"),
        row.getString("hash"),
        row.getDate("send_month").toLocalDate(),
        row.getString("lane"),
        frozen(row));
  }

  private static PlannedSend.Frozen frozen(ResultSet row) throws SQLException {
    return new PlannedSend.Frozen(
        row.getString("text"),
        row.getString("diacritics"),
        row.getString("encoding"),
        row.getInt("part_count"),
        row.getLong("people"),
        row.getLong("households"),
        row.getLong("cost"),
        Optional.ofNullable(row.getTimestamp("send_at")).map(Timestamp::toInstant),
        row.getTimestamp("due_at").toInstant(),
        row.getTimestamp("valid_until").toInstant());
  }
}
