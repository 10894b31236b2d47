package vn.econgdan.notice.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.econgdan.kernel.Characters;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.notice.audience.AudienceRule;

/** What can be wrong with a draft by itself: no clock, no database. */
public final class DraftRules {
  static final int TITLE_MAX = 200;

  private DraftRules() {}

  /** Everything that can be said of a draft without the database; empty when nothing is wrong. */
  public static List<Problem> problems(NoticeDraft draft) {
    List<Problem> problems = new ArrayList<>();
    title(draft.title()).ifPresent(problems::add);
    text(draft.text()).ifPresent(problems::add);
    if (draft.kind() == null) {
      problems.add(oneOf("kind", NoticeKind.values()));
    }
    audience(draft.audience()).ifPresent(problems::add);
    relatesTo(draft.relatesTo()).ifPresent(problems::add);
    return problems;
  }

  private static Optional<Problem> title(String title) {
    if (title == null || title.isBlank()) {
      return Optional.of(Problem.of("title", "REQUIRED"));
    }
    int length = title.codePointCount(0, title.length());
    if (length > TITLE_MAX) {
      return Optional.of(Problem.of("title", "TITLE_TOO_LONG", length, TITLE_MAX));
    }
    return broken("title", title);
  }

  /** All else about the text is said by {@link vn.econgdan.text.SmsTexts}. */
  private static Optional<Problem> text(String text) {
    return text == null ? Optional.of(Problem.of("text", "EMPTY_TEXT")) : broken("text", text);
  }

  private static Problem oneOf(String field, Enum<?>[] accepted) {
    String names = Stream.of(accepted).map(Enum::name).collect(Collectors.joining(", "));
    return Problem.of(field, "REQUIRED_ONE_OF", names);
  }

  static Optional<Problem> broken(String field, String value) {
    return Characters.firstBroken(value).map(c -> Problem.of(field, "BROKEN_CHARACTER", c));
  }

  private static Optional<Problem> audience(AudienceRule rule) {
    if (rule == null) {
      return Optional.of(Problem.of("audience", "AUDIENCE_EMPTY"));
    }
    boolean anyList = rule.lists().findAny().isPresent();
    if (rule.namesWholeWard() && anyList) {
      return Optional.of(Problem.of("audience", "AUDIENCE_CONTRADICTS"));
    }
    if (!rule.namesWholeWard() && !anyList || rule.lists().anyMatch(List::isEmpty)) {
      return Optional.of(Problem.of("audience", "AUDIENCE_EMPTY"));
    }
    return items(rule).anyMatch(DraftRules::isNoName)
        ? Optional.of(Problem.of("audience", "AUDIENCE_ITEM"))
        : Optional.empty();
  }

  private static Stream<String> items(AudienceRule rule) {
    return rule.lists().flatMap(List::stream);
  }

  private static boolean isNoName(String item) {
    return item == null || item.isBlank() || Characters.firstBroken(item).isPresent();
  }

  private static Optional<Problem> relatesTo(RelatesTo relatesTo) {
    if (relatesTo == null) {
      return Optional.empty();
    }
    if (relatesTo.relation() == null) {
      return Optional.of(oneOf("relatesTo.relation", Relation.values()));
    }
    return NoticeId.parse(relatesTo.noticeId()).isPresent()
        ? Optional.empty()
        : Optional.of(unknownRelated(relatesTo.noticeId()));
  }

  /** The related notice is unknown, or another ward’s. */
  public static Problem unknownRelated(String noticeId) {
    return Problem.of("relatesTo.noticeId", "UNKNOWN_NOTICE", noticeId);
  }
}
