package vn.econgdan.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.notice.audience.AudienceRule;
import vn.econgdan.notice.audience.Audiences;
import vn.econgdan.notice.content.AcceptedDraft;
import vn.econgdan.notice.content.DraftRules;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.NoticeDraft;
import vn.econgdan.notice.content.NoticeTimes;
import vn.econgdan.notice.content.SendTiming;
import vn.econgdan.notice.content.TimeRules;
import vn.econgdan.text.SmsText;

/** Asks every rule about a draft; all problems at once, so that nobody mends them one by one. */
final class DraftAcceptance {
  private final NoticeDependencies tools;
  private final Audiences audiences = new Audiences();
  private final Relations relations;

  DraftAcceptance(NoticeDependencies tools) {
    this.tools = tools;
    this.relations = new Relations(tools);
  }

  /**
   * @param self the notice that is edited; empty for a new one
   */
  Outcome<AcceptedDraft> of(Handle handle, String ward, Optional<Long> self, NoticeDraft draft) {
    return prefix(handle, ward)
        .flatMap(prefix -> of(handle, new Request(ward, self, draft, prefix)));
  }

  private record Request(String ward, Optional<Long> self, NoticeDraft draft, String prefix) {}

  private Outcome<String> prefix(Handle handle, String ward) {
    return tools
        .wards()
        .prefix(handle, ward, tools.clock().today())
        .<Outcome<String>>map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(WardScope.unknown(ward)));
  }

  private Outcome<AcceptedDraft> of(Handle handle, Request request) {
    List<Problem> problems = problems(handle, request);
    if (!problems.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable(problems));
    }
    NoticeContent content = spelled(handle, request.ward(), NoticeContent.of(request.draft()));
    SendTiming timing = SendTiming.of(content, tools.window(), tools.clock().now());
    return composed(request)
        .map(text -> new AcceptedDraft(content, timing, request.prefix(), text));
  }

  /** Groups are named in any case; kept is how the registry writes them. */
  private NoticeContent spelled(Handle handle, String ward, NoticeContent content) {
    AudienceRule rule = content.audience();
    return rule.groups() == null
        ? content
        : content.to(rule.withGroups(audiences.spelled(handle, ward, rule.groups())));
  }

  private Outcome<SmsText> composed(Request request) {
    NoticeDraft draft = request.draft();
    return tools.texts().compose(request.prefix(), draft.text(), NoticeContent.diacritics(draft));
  }

  /** A field whose form is wrong is asked nothing further; every other is asked everything. */
  private List<Problem> problems(Handle handle, Request request) {
    NoticeDraft draft = request.draft();
    List<Problem> problems = new ArrayList<>(DraftRules.problems(draft));
    Predicate<String> wellFormed =
        field -> problems.stream().noneMatch(p -> p.field().startsWith(field));
    List<Problem> further = new ArrayList<>();
    if (wellFormed.test("text")) {
      Outcome<SmsText> text = composed(request);
      further.addAll(text.isRefused() ? text.reason().problems() : List.of());
    }
    further.addAll(TimeRules.problems(NoticeTimes.of(draft), tools.clock().now()));
    if (wellFormed.test("audience")) {
      further.addAll(audiences.unknown(handle, request.ward(), draft.audience()));
    }
    if (wellFormed.test("relatesTo")) {
      relations
          .problem(handle, request.self(), NoticeContent.related(draft))
          .ifPresent(further::add);
    }
    problems.addAll(further);
    return problems;
  }
}
