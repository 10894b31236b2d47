package vn.econgdan.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;

/** Which attempts a decision is about: named ones, those of a notice, or all. */
record InDoubtSelection(List<AttemptKey> named, Optional<Long> notice) {

  static Outcome<InDoubtSelection> of(InDoubtDecision decision) {
    List<Problem> problems = problems(decision);
    if (!problems.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable(problems));
    }
    if (decision.filter() == null) {
      return Outcome.accepted(new InDoubtSelection(keys(decision.ids()), Optional.empty()));
    }
    return Outcome.accepted(
        new InDoubtSelection(
            List.of(), Optional.ofNullable(decision.filter().noticeId()).map(Long::valueOf)));
  }

  private static List<Problem> problems(InDoubtDecision decision) {
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
    } else if (byId && keys(decision.ids()).size() < decision.ids().size()) {
      problems.add(Problem.of("ids", "UNKNOWN_ID"));
    } else if (!byId && !decision.filter().isClear()) {
      problems.add(Problem.of("filter", "FILTER_UNCLEAR"));
    }
    return problems;
  }

  private static List<AttemptKey> keys(List<String> ids) {
    return ids.stream().map(AttemptKey::read).flatMap(Optional::stream).toList();
  }

  /** For the audit: ids only. */
  String subject() {
    return named.isEmpty()
        ? notice.map(id -> "notice " + id).orElse("all")
        : named.get(0) + (named.size() > 1 ? " and " + (named.size() - 1) + " more" : "");
  }
}
