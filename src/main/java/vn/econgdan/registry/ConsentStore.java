package vn.econgdan.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.econgdan.identity.SendFence;
import vn.econgdan.kernel.Actor;

/** What citizens agreed to and took back (DOMAIN 5); rows are closed, never removed. */
final class ConsentStore {
  private ConsentStore() {}

  /** False when one for this purpose runs already. */
  static boolean give(Handle handle, CitizenView citizen, Given given) {
    return handle
            .createUpdate(
                """
                insert into consent (ward_code, citizen_id, purpose, wording_version, channel, evidence, given_on,
                  recorded_by, recorded_at)
                values (:ward, :citizen, :purpose, :wording, :channel, :evidence, :givenOn, :actor, :now)
                on conflict (citizen_id, purpose) where withdrawn_at is null do nothing
                """)
            .bind("ward", citizen.ward())
            .bind("citizen", Long.valueOf(citizen.id()))
            .bind("purpose", given.purpose().name())
            .bind("wording", given.purpose().wording())
            .bind("channel", given.channel().name())
            .bind("evidence", given.evidence())
            .bind("givenOn", given.on())
            .bind("actor", given.recordedBy().name())
            .bind("now", given.recordedAt())
            .execute()
        == 1;
  }

  /** A consent and who wrote it down. */
  record Given(
      ConsentPurpose purpose,
      ConsentChannel channel,
      LocalDate on,
      String evidence,
      Actor recordedBy,
      Instant recordedAt) {}

  /** Every running consent of the citizen for one of these purposes ends. */
  static void withdraw(
      Handle handle, long citizen, Collection<ConsentPurpose> purposes, Withdrawn withdrawn) {
    int ended =
        handle
            .createUpdate(
                """
            update consent set withdrawn_at = :now, withdrawn_through = :through, withdrawn_reason = :reason,
              withdrawn_by = :actor
            where citizen_id = :citizen and withdrawn_at is null and purpose = any (:purposes)
            """)
            .bind("citizen", citizen)
            .bindArray("purposes", String.class, purposes.stream().map(Enum::name).toList())
            .bind("through", withdrawn.withdrawal().channel().name())
            .bind("reason", withdrawn.withdrawal().reason().strip())
            .bind("actor", withdrawn.by().name())
            .bind("now", withdrawn.at())
            .execute();
    if (ended > 0) {
      SendFence.raise(handle);
    }
  }

  /** A withdrawal and who wrote it down. */
  record Withdrawn(Withdrawal withdrawal, Actor by, Instant at) {}

  private record Held(long citizen, ConsentView consent) {}

  /** Of each citizen the last consent for each purpose, running or not. */
  static Map<Long, List<ConsentView>> of(Handle handle, Collection<Long> citizens) {
    return new HashMap<>(
        handle
            .createQuery(
                """
                select distinct on (k.citizen_id, k.purpose) k.* from consent k
                where k.citizen_id = any (:citizens) order by k.citizen_id, k.purpose desc, k.id desc
                """)
            .bindArray("citizens", Long.class, citizens)
            .map((row, context) -> new Held(row.getLong("citizen_id"), view(row)))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Held::citizen, Collectors.mapping(Held::consent, Collectors.toList()))));
  }

  /** A row of consent under its own column names. */
  static ConsentView view(ResultSet row) throws SQLException {
    return new ConsentView(
        ConsentPurpose.valueOf(row.getString("purpose")),
        row.getObject("given_on", LocalDate.class),
        row.getString("channel"),
        row.getString("evidence"),
        row.getString("wording_version"),
        row.getString("recorded_by"),
        instant(row, "recorded_at"),
        instant(row, "withdrawn_at"),
        row.getString("withdrawn_through"),
        row.getString("withdrawn_reason"),
        row.getString("withdrawn_by"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
