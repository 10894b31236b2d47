package vn.econgdan.dispatch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this node submitted lately, so that most receipts find their part without a question to the
 * database. It only saves time: what it forgot, or never knew, is found in the tables.
 */
final class RecentParts {
  private static final int MOST = 100_000;

  private final Map<String, PartInHand> byCarrierKey = new LinkedHashMap<>();
  private final Map<Reference, PartInHand> inHand = new ConcurrentHashMap<>();

  private record Reference(String msisdn, int number) {}

  /** As {@link Attempts#find} says. */
  Optional<KnownPart> find(Collection<String> carrierKeys, String msisdn, Integer reference) {
    if (msisdn == null) {
      return Optional.empty();
    }
    return byCarrierKey(carrierKeys)
        .filter(part -> part.msisdn().equals(msisdn))
        .filter(part -> reference == null || reference == part.reference())
        .map(part -> new KnownPart(part.attempt(), KnownPart.Through.CARRIER_ID))
        .or(() -> byReference(msisdn, reference));
  }

  private Optional<PartInHand> byCarrierKey(Collection<String> keys) {
    synchronized (byCarrierKey) {
      return keys.stream().map(byCarrierKey::get).filter(Objects::nonNull).findFirst();
    }
  }

  private Optional<KnownPart> byReference(String msisdn, Integer reference) {
    return Optional.ofNullable(reference)
        .map(number -> inHand.get(new Reference(msisdn, number)))
        .map(part -> new KnownPart(part.attempt(), KnownPart.Through.REFERENCE));
  }

  /** Claimed, and perhaps about to leave. */
  void handedOut(PartInHand part) {
    inHand.put(reference(part), part);
  }

  /** The carrier took it, or said no, or nobody will know; remembered when it has an id. */
  void answered(PartInHand part) {
    PartInHand.Answer answer = part.answer();
    if (answer.carrierKey() != null) {
      remember(answer.carrierKey(), part);
    } else if (!answer.update().state().equals("IN_DOUBT")) {
      inHand.remove(reference(part), part);
    }
  }

  /** Its answer was written together with its receipt, if it was known by then. */
  void written(KnownPart known) {
    AttemptRecord attempt = known.attempt();
    PartInHand part = inHand.get(new Reference(attempt.msisdn(), attempt.reference()));
    if (part != null
        && part.segmentId() == attempt.segmentId()
        && part.attemptNo() == attempt.attemptNo()
        && attempt.answeredAt() != null) {
      part.setRecorded();
    }
  }

  /** Its outcome is on disk: by its reference the tables find it. */
  void recorded(PartInHand part) {
    inHand.remove(reference(part), part);
  }

  private void remember(String key, PartInHand part) {
    synchronized (byCarrierKey) {
      byCarrierKey.put(key, part);
      if (byCarrierKey.size() > MOST) {
        byCarrierKey.remove(byCarrierKey.keySet().iterator().next());
      }
    }
  }

  private static Reference reference(PartInHand part) {
    return new Reference(part.msisdn(), part.reference());
  }
}
