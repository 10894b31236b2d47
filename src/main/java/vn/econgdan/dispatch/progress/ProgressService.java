package vn.econgdan.dispatch.progress;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.dispatch.CommandStatuses;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Download;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.kernel.Words;
import vn.econgdan.notice.audience.NoticeSight;

/** What became of a notice: for its ward, in people, in parts and line by line. */
public final class ProgressService {
  private static final Set<Role> STAFF =
      EnumSet.of(Role.OFFICER, Role.APPROVER, Role.SCHEDULER, Role.ADMINISTRATOR);

  private static final Set<Role> NAMES = EnumSet.of(Role.OFFICER, Role.APPROVER);

  private final ActorTransactions transactions;
  private final SharedCounts shared = new SharedCounts();
  private final Jdbi worker;
  private final Words words;

  /**
   * @param worker the cross-ward pool, which alone sees receipts
   */
  public ProgressService(ActorTransactions transactions, Jdbi worker, Words words) {
    this.transactions = transactions;
    this.worker = worker;
    this.words = words;
  }

  /**
   * How far a notice is; UNKNOWN for another ward's, and for one that is not for a leader's groups.
   * A leader's figures are those of his groups' people, here as in parts and recipients.
   */
  public Outcome<ProgressView> progress(Actor actor, String notice) {
    Seen seen = new Seen(notice, NoticeSight.of(actor, STAFF));
    return of(actor, seen, (handle, send) -> progress(handle, seen, send));
  }

  /**
   * Every part with its attempts, a page at a time. The ward's officer sees full numbers, as in
   * recipients.csv; an administrator masked ones.
   */
  public Outcome<Page<PartView>> parts(Actor actor, String notice, ListRequest wanted) {
    Seen seen = new Seen(notice, NoticeSight.of(actor, STAFF));
    boolean whole = actor.is(Role.OFFICER);
    return of(actor, seen, (handle, send) -> parts(handle, seen, send, wanted).map(whole));
  }

  /** Who got what and why not, as CSV; a leader sees his own groups. */
  public Outcome<Download> recipients(Actor actor, String notice, Locale language) {
    Seen seen = new Seen(notice, NoticeSight.of(actor, NAMES));
    RecipientsCsv csv = new RecipientsCsv(words, language);
    return of(
        actor,
        seen,
        (handle, send) -> csv.of(notice, take -> recipients(handle, seen, send, take)));
  }

  /** A notice, and how much of it somebody sees. */
  private record Seen(String notice, NoticeSight sight) {}

  private <T> Outcome<T> of(
      Actor actor, Seen seen, BiFunction<Handle, ProgressStore.Send, T> read) {
    Optional<Long> id = id(seen.notice());
    return transactions.in(
        actor,
        handle ->
            id.filter(number -> ProgressStore.concerns(handle, number, seen.sight()))
                .flatMap(number -> ProgressStore.send(handle, number, seen.sight()))
                .map(send -> Outcome.accepted(read.apply(handle, send)))
                .orElseGet(() -> Outcome.refused(Refusal.unknown("NOTICE_UNKNOWN"))));
  }

  private static Optional<Long> id(String notice) {
    return notice != null && notice.matches("\\d{1,18}")
        ? Optional.of(Long.valueOf(notice))
        : Optional.empty();
  }

  private ProgressView progress(Handle handle, Seen seen, ProgressStore.Send send) {
    if (!send.isPlanned()) {
      return ProgressFold.nothingPlanned(send.noticeState());
    }
    Sentence reason = ProgressStore.stateReason(handle, Long.parseLong(seen.notice())).orElse(null);
    ProgressStore.Counts counts =
        shared.of(
            send.sendId(),
            seen.sight(),
            () -> ProgressStore.counts(handle, send.sendId(), seen.sight()));
    return ProgressFold.of(send, counts).because(reason);
  }

  /** A page of parts and their attempts. */
  private record Rows(
      List<ProgressStore.PartRow> parts,
      Map<Long, List<ProgressStore.AttemptRow>> attempts,
      long total) {
    static final Rows NONE = new Rows(List.of(), Map.of(), 0);

    /**
     * @param whole whether numbers are shown whole
     */
    Page<PartView> map(boolean whole) {
      return new Page<>(
          parts.stream()
              .map(row -> part(row, whole, attempts.getOrDefault(row.segmentId(), List.of())))
              .toList(),
          total);
    }
  }

  private static Rows parts(Handle handle, Seen seen, ProgressStore.Send send, ListRequest wanted) {
    if (!send.isPlanned()) {
      return Rows.NONE;
    }
    Page<ProgressStore.PartRow> page = ProgressStore.parts(handle, send, seen.sight(), wanted);
    List<ProgressStore.PartRow> rows = page.items();
    List<Long> segments =
        rows.stream().map(ProgressStore.PartRow::segmentId).filter(Objects::nonNull).toList();
    Map<Long, List<ProgressStore.AttemptRow>> attempts =
        ProgressStore.attempts(handle, send.sendId(), segments).stream()
            .collect(Collectors.groupingBy(ProgressStore.AttemptRow::segmentId));
    return new Rows(rows, attempts, page.total());
  }

  private static PartView part(
      ProgressStore.PartRow row, boolean whole, List<ProgressStore.AttemptRow> attempts) {
    return new PartView(
        row.segmentId() == null ? null : Long.toString(row.segmentId()),
        whole ? row.msisdn() : new Msisdn(row.msisdn()).masked(),
        row.partNo(),
        row.partCount(),
        row.state(),
        row.closedReason(),
        attempts.stream().map(ProgressService::attempt).toList());
  }

  private static PartView.AttemptView attempt(ProgressStore.AttemptRow row) {
    return new PartView.AttemptView(
        row.attemptNo(),
        row.state(),
        row.carrierId(),
        row.commandStatus() == null ? null : CommandStatuses.name(row.commandStatus()),
        row.possibleDouble(),
        row.claimedAt(),
        row.answeredAt(),
        row.endedAt());
  }

  private void recipients(
      Handle handle,
      Seen seen,
      ProgressStore.Send send,
      Consumer<ProgressStore.RecipientRow> take) {
    if (send.isPlanned()) {
      RecipientRows rows = new RecipientRows(worker, take);
      ProgressStore.eachRecipient(handle, send, seen.sight(), rows);
      rows.flush();
    }
  }
}
