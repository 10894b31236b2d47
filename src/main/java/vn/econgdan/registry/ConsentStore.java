package vn.econgdan.registry;

import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import vn.econgdan.identity.SendFence;
import vn.econgdan.kernel.Actor;

/** What citizens agreed to and took back (DOMAIN 5); rows are closed, never removed. */
final class ConsentStore {
  private ConsentStore() {}

  /** Consent to notices, on paper; nothing happens when one runs. */
  static void give(Handle handle, CitizenView citizen, Given given) {
    handle
        .createUpdate(
            """
            insert into consent (ward_code, citizen_id, purpose, wording_version, channel, evidence, given_on,
              recorded_by, recorded_at)
            values (:ward, :citizen, 'NOTICES', :wording, 'PAPER', :evidence, :givenOn, :actor, :now)
            on conflict (citizen_id, purpose) where withdrawn_at is null do nothing
            """)
        .bind("ward", citizen.ward())
        .bind("citizen", Long.valueOf(citizen.id()))
        .bind("wording", ConsentWording.PAPER)
        .bind("evidence", given.evidence())
        .bind("givenOn", given.on())
        .bind("actor", given.recordedBy().name())
        .bind("now", given.recordedAt())
        .execute();
  }

  /** A consent and who wrote it down. */
  record Given(LocalDate on, String evidence, Actor recordedBy, Instant recordedAt) {}

  /** Every running consent of the citizen ends, whatever its purpose. */
  static void withdraw(Handle handle, long citizen, String through, Instant now) {
    int withdrawn =
        handle
            .createUpdate(
                """
                update consent set withdrawn_at = :now, withdrawn_through = :through
                where citizen_id = :citizen and withdrawn_at is null
                """)
            .bind("citizen", citizen)
            .bind("through", through)
            .bind("now", now)
            .execute();
    if (withdrawn > 0) {
      SendFence.raise(handle);
    }
  }
}
