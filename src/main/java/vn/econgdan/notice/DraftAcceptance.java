package vn.econgdan.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.text.SmsText;

/** Asks every rule about a draft; all problems at once, so that nobody mends them one by one. */
final class DraftAcceptance {
  private final NoticeDependencies tools;
  private final AudienceStore audiences = new AudienceStore();
  private final Relations relations;

  DraftAcceptance(NoticeDependencies tools) {
    this.tools = tools;
    this.relations = new Relations(tools);
  }

  /** What was accepted and the text that would leave. */
  record Accepted(NoticeContent content, SendTiming timing, String prefix, SmsText text) {}

  /**
   * @param self the notice that is edited; empty for a new one
   */
  Outcome<Accepted> of(Handle handle, String ward, Optional<Long> self, NoticeDraft draft) {
    List<Problem> problems = DraftRules.problems(draft);
    if (!problems.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable(withText(handle, ward, draft, problems)));
    }
    NoticeContent content = spelled(handle, ward, NoticeContent.of(draft));
    return prefix(handle, ward)
        .flatMap(prefix -> of(handle, new Request(ward, self, content, prefix)));
  }

  /** Groups are named in any case; kept is how the registry writes them. */
  private NoticeContent spelled(Handle handle, String ward, NoticeContent content) {
    AudienceRule rule = content.audience();
    return rule.groups() == null
        ? content
        : content.to(rule.withGroups(audiences.spelled(handle, ward, rule.groups())));
  }

  private record Request(String ward, Optional<Long> self, NoticeContent content, String prefix) {}

  private Outcome<String> prefix(Handle handle, String ward) {
    return tools
        .wards()
        .prefix(handle, ward, tools.clock().today())
        .<Outcome<String>>map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(WardScope.unknown(ward)));
  }

  /** The text's problems belong to the same answer as those of the other fields. */
  private List<Problem> withText(
      Handle handle, String ward, NoticeDraft draft, List<Problem> problems) {
    if (draft.text() == null || problems.stream().anyMatch(p -> p.field().equals("text"))) {
      return problems;
    }
    Outcome<SmsText> text =
        prefix(handle, ward)
            .flatMap(p -> tools.texts().compose(p, draft.text(), NoticeContent.diacritics(draft)));
    return text.isRefused() ? joined(problems, text.reason().problems()) : problems;
  }

  private Outcome<Accepted> of(Handle handle, Request request) {
    NoticeContent content = request.content();
    Outcome<SmsText> text =
        tools.texts().compose(request.prefix(), content.text(), content.diacritics());
    List<Problem> problems = joined(problems(text), problems(handle, request));
    if (!problems.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable(problems));
    }
    SendTiming timing = SendTiming.of(content, tools.window(), tools.clock().now());
    return Outcome.accepted(new Accepted(content, timing, request.prefix(), text.value()));
  }

  private static List<Problem> problems(Outcome<SmsText> text) {
    return text.isRefused() ? text.reason().problems() : List.of();
  }

  private List<Problem> problems(Handle handle, Request request) {
    List<Problem> problems =
        new ArrayList<>(TimeRules.problems(request.content(), tools.clock().now()));
    String rule = RuleJson.write(request.content().audience());
    audiences.unknown(handle, request.ward(), rule).stream()
        .map(DraftAcceptance::unknown)
        .forEach(problems::add);
    relations.problem(handle, request.self(), request.content()).ifPresent(problems::add);
    return problems;
  }

  private static Problem unknown(AudienceStore.Unknown unknown) {
    return Problem.of("audience." + unknown.list(), unknown.code(), unknown.name());
  }

  private static List<Problem> joined(List<Problem> first, List<Problem> second) {
    return Stream.of(first, second).flatMap(List::stream).toList();
  }
}
