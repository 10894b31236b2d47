package vn.econgdan.dispatch;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Attempts for whoever has their receipts. */
public final class Attempts {
  private final RecentParts recent = new RecentParts();

  RecentParts recent() {
    return recent;
  }

  /**
   * The part of a receipt, when this node submitted it lately: by the carrier's id and the
   * recipient, else by our reference among those whose answer is not on disk. Empty when there is
   * any doubt which part is meant: then the tables say.
   *
   * @param carrierKeys every reading of the receipt's id, best first
   * @param msisdn the recipient in E.164; null when the receipt names nobody
   * @param reference user_message_reference; null without
   */
  public Optional<KnownPart> find(
      Collection<String> carrierKeys, String msisdn, Integer reference) {
    return recent.find(carrierKeys, msisdn, reference);
  }

  /**
   * Inserts what is not there yet, and carries the others forward (DESIGN 4.3). No attempt may
   * stand twice among them.
   */
  public void write(Handle handle, List<AttemptRecord> attempts) {
    AttemptStore.write(handle, attempts);
  }

  /** What was known of this part is on disk: nobody need write its answer again. */
  public void written(KnownPart part) {
    recent.written(part);
  }
}
