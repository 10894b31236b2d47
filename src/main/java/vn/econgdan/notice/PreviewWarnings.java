package vn.econgdan.notice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.notice.PreviewView.Variant;
import vn.econgdan.notice.PreviewView.Warning;
import vn.econgdan.text.Diacritics;

/** What a writer should see before he hands a draft in; none of it stops him. */
final class PreviewWarnings {
  /** Some carriers take no more (DOMAIN 2.4). */
  private static final int LONG_FROM_PARTS = 4;

  private PreviewWarnings() {}

  static List<Warning> of(DraftAcceptance.Accepted accepted, long people, List<Variant> variants) {
    Stream<Warning> ofText =
        accepted.text().warnings().stream()
            .map(warning -> Warning.of(warning.code(), warning.arguments().toArray()));
    Stream<Warning> ours =
        Stream.of(
                nobody(people),
                longText(accepted),
                marksCost(accepted, variants),
                waits(accepted),
                dies(accepted))
            .flatMap(Optional::stream);
    return Stream.concat(ofText, ours).toList();
  }

  private static Optional<Warning> nobody(long people) {
    return people == 0 ? warning("NOBODY_ELIGIBLE") : Optional.empty();
  }

  private static Optional<Warning> longText(DraftAcceptance.Accepted accepted) {
    int parts = accepted.text().parts().size();
    return parts < LONG_FROM_PARTS ? Optional.empty() : warning("LONG", parts);
  }

  /** Keeping the marks makes the text dearer than it need be. */
  private static Optional<Warning> marksCost(
      DraftAcceptance.Accepted accepted, List<Variant> variants) {
    int parts = accepted.text().parts().size();
    return variants.stream()
        .filter(variant -> accepted.content().diacritics() == Diacritics.KEEP)
        .filter(variant -> variant.diacritics() == Diacritics.STRIP && variant.parts() < parts)
        .findFirst()
        .flatMap(stripped -> warning("MARKS_COST", parts, stripped.parts()));
  }

  private static Optional<Warning> waits(DraftAcceptance.Accepted accepted) {
    SendTiming timing = accepted.timing();
    return timing.leavesAt().isAfter(timing.dueAt())
        ? warning("OUTSIDE_SEND_WINDOW", BusinessClock.local(timing.leavesAt()).toLocalTime())
        : Optional.empty();
  }

  private static Optional<Warning> dies(DraftAcceptance.Accepted accepted) {
    SendTiming timing = accepted.timing();
    return timing.validUntil().isAfter(timing.leavesAt())
        ? Optional.empty()
        : warning("EXPIRES_BEFORE_WINDOW");
  }

  private static Optional<Warning> warning(String code, Object... arguments) {
    return Optional.of(Warning.of(code, arguments));
  }
}
