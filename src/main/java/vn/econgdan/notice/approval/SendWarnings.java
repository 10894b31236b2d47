package vn.econgdan.notice.approval;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.notice.approval.PreviewView.Warning;
import vn.econgdan.notice.content.SendTiming;
import vn.econgdan.text.SmsText;

/** What writer and approver should both see before a notice leaves; none of it stops them. */
final class SendWarnings {
  /** Some carriers take no more (DOMAIN 2.4). */
  private static final int LONG_FROM_PARTS = 4;

  private SendWarnings() {}

  static List<Warning> of(SmsText text, SendTiming timing, long people) {
    Stream<Warning> ofText =
        text.warnings().stream()
            .map(warning -> Warning.of(warning.code(), warning.arguments().toArray()));
    Stream<Warning> ours =
        Stream.of(nobody(people), longText(text), waits(timing), dies(timing))
            .flatMap(Optional::stream);
    return Stream.concat(ofText, ours).toList();
  }

  private static Optional<Warning> nobody(long people) {
    return people == 0 ? warning("NOBODY_ELIGIBLE") : Optional.empty();
  }

  private static Optional<Warning> longText(SmsText text) {
    int parts = text.parts().size();
    return parts < LONG_FROM_PARTS ? Optional.empty() : warning("LONG", parts);
  }

  private static Optional<Warning> waits(SendTiming timing) {
    return timing.leavesAt().isAfter(timing.dueAt())
        ? warning("OUTSIDE_SEND_WINDOW", BusinessClock.local(timing.leavesAt()).toLocalTime())
        : Optional.empty();
  }

  private static Optional<Warning> dies(SendTiming timing) {
    return timing.validUntil().isAfter(timing.leavesAt())
        ? Optional.empty()
        : warning("EXPIRES_BEFORE_WINDOW");
  }

  private static Optional<Warning> warning(String code, Object... arguments) {
    return Optional.of(Warning.of(code, arguments));
  }
}
