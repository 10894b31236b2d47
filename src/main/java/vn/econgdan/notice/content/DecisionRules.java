package vn.econgdan.notice.content;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.econgdan.kernel.Refusal.Problem;

/** What the body of an act must hold. */
public final class DecisionRules {
  static final int REASON_MAX = 1000;

  private static final Set<NoticeAct> REASONED =
      EnumSet.of(NoticeAct.RETURNED, NoticeAct.REJECTED, NoticeAct.CANCELLED, NoticeAct.STOPPED);

  private DecisionRules() {}

  /** Everything that is wrong with the body of an act; empty when nothing is. */
  public static List<Problem> problems(NoticeAct act, Decision decision) {
    List<Problem> problems = new ArrayList<>();
    if (decision.version() == null) {
      problems.add(Problem.of("version", "REQUIRED"));
    }
    if (act == NoticeAct.APPROVED && isBlank(decision.hash())) {
      problems.add(Problem.of("hash", "REQUIRED"));
    }
    reason(act, decision.reason()).ifPresent(problems::add);
    return problems;
  }

  private static Optional<Problem> reason(NoticeAct act, String reason) {
    if (isBlank(reason)) {
      return REASONED.contains(act)
          ? Optional.of(Problem.of("reason", "REASON_REQUIRED"))
          : Optional.empty();
    }
    int length = reason.codePointCount(0, reason.length());
    return length > REASON_MAX
        ? Optional.of(Problem.of("reason", "REASON_TOO_LONG", length, REASON_MAX))
        : DraftRules.broken("reason", reason);
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
