package vn.econgdan.notice.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.econgdan.notice.approval.PreviewView.Warning;
import vn.econgdan.notice.content.RelatedNotice;
import vn.econgdan.notice.content.TimeRules;

/** What an approver should see before he signs: a time that has passed comes first. */
public final class SheetWarnings {
  private SheetWarnings() {}

  /** In the order they are shown; empty when there is nothing to say. */
  public static List<Warning> of(OpenSheet sheet, Optional<RelatedNotice> related) {
    SheetFacts facts = sheet.facts();
    List<Warning> passed = passed(sheet);
    List<Warning> leaving =
        passed.isEmpty()
            ? SendWarnings.of(facts.text(), sheet.timing(), facts.reach().people())
            : List.of();
    return Stream.of(passed, chosen(sheet), leaving, RelationWarnings.of(related))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Warning> passed(OpenSheet sheet) {
    if (sheet.chosen().isGiven()) {
      return List.of();
    }
    return TimeRules.passed(sheet.facts().notice().content(), sheet.asOf()).stream()
        .map(problem -> Warning.of(problem.code(), problem.arguments().toArray()))
        .toList();
  }

  /** The times on the sheet are not the writer's. */
  private static List<Warning> chosen(OpenSheet sheet) {
    if (!sheet.chosen().isGiven()) {
      return List.of();
    }
    Instant until = sheet.timing().validUntil();
    return List.of(
        Warning.of(
            "TIME_CHOSEN", TimeRules.spoken(sheet.timing().dueAt()), TimeRules.spoken(until)));
  }
}
