package vn.econgdan.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;

/** Which held sends a decision is about: named ones, those of a notice, or all. */
record HeldSelection(List<Long> sends, Optional<Long> notice) {

  static Outcome<HeldSelection> of(HeldDecision decision) {
    List<Problem> problems = problems(decision);
    return problems.isEmpty()
        ? Outcome.accepted(chosen(decision))
        : Outcome.refused(Refusal.unacceptable(problems));
  }

  private static List<Problem> problems(HeldDecision decision) {
    List<Problem> problems = new ArrayList<>();
    if (decision.decision() == null) {
      problems.add(Problem.of("decision", "REQUIRED"));
    }
    if (decision.reason() == null || decision.reason().isBlank()) {
      problems.add(Problem.of("reason", "REQUIRED"));
    }
    boolean byId = decision.ids() != null && !decision.ids().isEmpty();
    if (byId == (decision.filter() != null)) {
      problems.add(Problem.of("ids", "IDS_OR_FILTER"));
    } else if (byId && !decision.ids().stream().allMatch(HeldSelection::isNumber)) {
      problems.add(Problem.of("ids", "UNKNOWN_SEND"));
    } else if (!byId && !decision.filter().isClear()) {
      problems.add(Problem.of("filter", "FILTER_UNCLEAR"));
    }
    return problems;
  }

  private static boolean isNumber(String id) {
    return id != null && AttemptKey.number(id) >= 0;
  }

  private static HeldSelection chosen(HeldDecision decision) {
    return decision.filter() == null
        ? new HeldSelection(
            decision.ids().stream().map(AttemptKey::number).toList(), Optional.empty())
        : new HeldSelection(
            List.of(), Optional.ofNullable(decision.filter().noticeId()).map(Long::valueOf));
  }

  boolean holds(HeldStore.Row send) {
    return sends.isEmpty()
        ? notice.map(id -> id == send.noticeId()).orElse(true)
        : sends.contains(send.id());
  }

  /** For the audit: ids only. */
  String subject() {
    return sends.isEmpty()
        ? notice.map(id -> "notice " + id).orElse("all")
        : sends.get(0) + (sends.size() > 1 ? " and " + (sends.size() - 1) + " more" : "");
  }
}
