package vn.econgdan.notice.content;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Refusal.Problem;

/** When a notice may be sent; asked again at submit and approve, since time goes on. */
public final class TimeRules {
  /** A clock may be slow, a form may lie open (CONTRACT 4). */
  static final Duration LATE_BY_MAX = Duration.ofSeconds(60);

  static final Duration AHEAD_MAX = Duration.ofDays(366);

  /** Decree 91/2020: advertising only in these hours (DOMAIN 2.6). */
  private static final LocalTime INVITATIONS_FROM = LocalTime.of(7, 0);

  private static final LocalTime INVITATIONS_UNTIL = LocalTime.of(22, 0);

  private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

  private TimeRules() {}

  /** Everything that is wrong with the times of a notice as of now; empty when nothing is. */
  public static List<Problem> problems(NoticeTimes times, Instant now) {
    return Stream.of(
            times.sendAt().flatMap(at -> sendAt(times.kind(), at, now)),
            times.validUntil().flatMap(until -> validUntil(until, times.sendAt().orElse(now))))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * What has passed of the times its writer gave, in sentences for whoever could sign it: they name
   * the ways out.
   */
  public static List<Problem> passed(NoticeContent written, Instant now) {
    Instant latest = now.minus(LATE_BY_MAX);
    return Stream.of(
            written.sendAt().filter(at -> at.isBefore(latest)).map(at -> late("sendAt", at)),
            written.validUntil().filter(at -> !at.isAfter(now)).map(at -> late("validUntil", at)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Problem late(String field, Instant at) {
    String code = field.equals("sendAt") ? "LATE_SEND_AT" : "LATE_VALID_UNTIL";
    return Problem.of(field, code, spoken(at));
  }

  /** Hours, minutes and day in Hanoi. */
  public static String spoken(Instant at) {
    return SPOKEN.format(BusinessClock.local(at));
  }

  private static Optional<Problem> sendAt(NoticeKind kind, Instant sendAt, Instant now) {
    if (sendAt.isBefore(now.minus(LATE_BY_MAX))) {
      return Optional.of(Problem.of("sendAt", "SEND_AT_PAST"));
    }
    if (sendAt.isAfter(now.plus(AHEAD_MAX))) {
      return Optional.of(tooFar("sendAt"));
    }
    return invitationHours(kind, sendAt);
  }

  /** Only invitations have hours of their own. */
  public static Optional<Problem> invitationHours(NoticeKind kind, Instant leavesAt) {
    if (kind != NoticeKind.INVITATION) {
      return Optional.empty();
    }
    LocalTime time = BusinessClock.local(leavesAt).toLocalTime();
    boolean allowed = !time.isBefore(INVITATIONS_FROM) && time.isBefore(INVITATIONS_UNTIL);
    return allowed ? Optional.empty() : Optional.of(Problem.of("sendAt", "INVITATION_HOURS"));
  }

  private static Optional<Problem> validUntil(Instant validUntil, Instant due) {
    if (!validUntil.isAfter(due)) {
      return Optional.of(Problem.of("validUntil", "VALID_UNTIL_TOO_EARLY"));
    }
    boolean far = validUntil.getEpochSecond() - due.getEpochSecond() > AHEAD_MAX.toSeconds();
    return far ? Optional.of(tooFar("validUntil")) : Optional.empty();
  }

  private static Problem tooFar(String field) {
    return Problem.of(field, "TOO_FAR_AHEAD", AHEAD_MAX.toDays());
  }
}
