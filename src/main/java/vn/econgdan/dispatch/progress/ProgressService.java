package vn.econgdan.dispatch.progress;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.econgdan.dispatch.CommandStatuses;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Document;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Role;

/** What became of a notice: for its ward, in people, in parts and line by line. */
public final class ProgressService {
  private static final Set<Role> STAFF =
      EnumSet.of(Role.OFFICER, Role.APPROVER, Role.SCHEDULER, Role.ADMINISTRATOR);

  private final ActorTransactions transactions;

  public ProgressService(ActorTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * How far a notice is; UNKNOWN for another ward's, and for one that is not for a leader's groups.
   */
  public Outcome<ProgressView> progress(Actor actor, String notice) {
    return of(actor, notice, ProgressService::progress);
  }

  /**
   * Every part with its attempts, a page at a time. The ward's officer sees full numbers, as in
   * recipients.csv; an administrator masked ones.
   */
  public Outcome<Page<PartView>> parts(Actor actor, String notice, PageRequest page) {
    return of(actor, notice, (handle, send) -> parts(handle, send, actor, page));
  }

  /** Who got what, as CSV; a leader sees his own groups. */
  public Outcome<Document> recipients(Actor actor, String notice) {
    return of(actor, notice, (handle, send) -> recipients(handle, send, actor, notice));
  }

  private <T> Outcome<T> of(
      Actor actor, String notice, BiFunction<Handle, ProgressStore.Send, T> read) {
    Optional<Long> id = id(notice);
    return transactions.in(
        actor,
        handle ->
            id.filter(number -> sees(handle, actor, number))
                .flatMap(number -> ProgressStore.send(handle, number))
                .map(send -> Outcome.accepted(read.apply(handle, send)))
                .orElseGet(() -> Outcome.refused(Refusal.unknown("NOTICE_UNKNOWN"))));
  }

  /** Row-level security keeps other wards' out of sight; a leader has only those for his groups. */
  private static boolean sees(Handle handle, Actor actor, long notice) {
    return STAFF.stream().anyMatch(actor::is)
        || ProgressStore.concerns(handle, notice, actor.groups());
  }

  private static Optional<Long> id(String notice) {
    return notice != null && notice.matches("\\d{1,18}")
        ? Optional.of(Long.valueOf(notice))
        : Optional.empty();
  }

  private static ProgressView progress(Handle handle, ProgressStore.Send send) {
    if (!send.isPlanned()) {
      return ProgressFold.nothingPlanned(send.noticeState());
    }
    return ProgressFold.of(send, ProgressStore.counts(handle, send.sendId()));
  }

  private static Page<PartView> parts(
      Handle handle, ProgressStore.Send send, Actor actor, PageRequest page) {
    if (!send.isPlanned()) {
      return new Page<>(List.of(), 0);
    }
    List<ProgressStore.PartRow> rows = ProgressStore.parts(handle, send, page);
    Map<Long, List<ProgressStore.AttemptRow>> attempts =
        ProgressStore.attempts(
                handle,
                send.sendId(),
                rows.stream()
                    .map(ProgressStore.PartRow::segmentId)
                    .filter(Objects::nonNull)
                    .toList())
            .stream()
            .collect(Collectors.groupingBy(ProgressStore.AttemptRow::segmentId));
    return new Page<>(
        rows.stream()
            .map(
                row ->
                    part(
                        row,
                        actor.is(Role.OFFICER),
                        attempts.getOrDefault(row.segmentId(), List.of())))
            .toList(),
        send.partsTotal());
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
        row.finalAt());
  }

  private static Document recipients(
      Handle handle, ProgressStore.Send send, Actor actor, String notice) {
    boolean ownGroupsOnly = !actor.is(Role.OFFICER) && !actor.is(Role.APPROVER);
    List<String> groups = ownGroupsOnly ? List.copyOf(actor.groups()) : List.of();
    if (!send.isPlanned() || (ownGroupsOnly && groups.isEmpty())) {
      return RecipientsCsv.of(notice, List.of());
    }
    return RecipientsCsv.of(notice, ProgressStore.recipients(handle, send, groups));
  }
}
