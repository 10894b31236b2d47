package vn.econgdan.registry.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Ids;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Wording;
import vn.econgdan.registry.imports.ImportStore.Head;
import vn.econgdan.registry.imports.ImportStore.Line;
import vn.econgdan.registry.imports.ImportView.Item;
import vn.econgdan.registry.imports.ImportView.ItemProblem;
import vn.econgdan.registry.imports.file.RowProblem;
import vn.econgdan.registry.imports.file.Verdict;
import vn.econgdan.registry.residence.GroupScope;
import vn.econgdan.registry.residence.RegistryDependencies;

/** What became of an import, in the reader's language. */
record ImportQueries(RegistryDependencies basis, Wording wording) {

  /**
   * Which rows, in which order.
   *
   * @param verdict null for all
   */
  record Wanted(Verdict verdict, ListRequest list, Locale language) {}

  Outcome<ImportView> find(Actor actor, String id, Wanted wanted) {
    return basis.transactions().in(actor, handle -> find(handle, actor, id, wanted));
  }

  Page<ImportHead> list(Actor actor, ListRequest wanted) {
    Long only = GroupScope.of(actor).leads().isEmpty() ? null : actor.accountId();
    return basis.transactions().in(actor, handle -> ImportStore.list(handle, only, wanted));
  }

  private Outcome<ImportView> find(Handle handle, Actor actor, String id, Wanted wanted) {
    return Ids.read(id)
        .flatMap(number -> ImportStore.find(handle, number))
        .filter(head -> mayRead(actor, head))
        .map(head -> Outcome.accepted(view(handle, head, wanted)))
        .orElseGet(() -> Outcome.refused(Refusal.unknown("IMPORT_UNKNOWN")));
  }

  /** A leader's list may hold only his own group, so he reads only what he uploaded. */
  private static boolean mayRead(Actor actor, Head head) {
    return GroupScope.of(actor).leads().isEmpty() || head.accountId() == actor.accountId();
  }

  private ImportView view(Handle handle, Head head, Wanted wanted) {
    Page<Line> lines = ImportStore.lines(handle, head.id(), wanted.verdict(), wanted.list());
    List<Item> items =
        lines.items().stream().map(line -> item(line, head, wanted.language())).toList();
    return new ImportView(
        Long.toString(head.id()),
        head.state(),
        failure(head, wanted.language()),
        total(head, wanted, lines.total()),
        head.accepted(),
        head.warned(),
        head.refused(),
        head.ignored(),
        items);
  }

  /** What there is to page through; a list that is still read knows better how long it is. */
  private static int total(Head head, Wanted wanted, long found) {
    boolean all = wanted.verdict() == null && !wanted.list().isSearched();
    return all ? head.total() : Math.toIntExact(found);
  }

  private String failure(Head head, Locale language) {
    return head.failure() == null ? null : wording.sentence(language, head.failure(), List.of());
  }

  private Item item(Line line, Head head, Locale language) {
    List<ItemProblem> problems =
        line.problems().stream()
            .map(
                problem ->
                    new ItemProblem(
                        problem.field(),
                        problem.code(),
                        new ColumnSentence(
                                sentence(problem, line.verdict(), head.state()),
                                problem,
                                head.columns())
                            .in(language, wording),
                        problem.suggestion()))
            .toList();
    return new Item(line.line(), line.verdict(), line.phone(), problems);
  }

  /** A new group is refused, will be there, or is there: one code, three sentences. */
  private static String sentence(RowProblem problem, Verdict verdict, ImportState state) {
    if (!problem.code().equals("NEW_GROUP") || verdict == Verdict.REFUSED) {
      return problem.code();
    }
    return state == ImportState.APPLIED ? "GROUP_CREATED" : "GROUP_TO_BE_CREATED";
  }

  /** Null for none; refused (422) when there is no such verdict. */
  static Outcome<Optional<Verdict>> verdict(String named) {
    if (named == null) {
      return Outcome.accepted(Optional.empty());
    }
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.name().equals(named))
        .findFirst()
        .map(verdict -> Outcome.accepted(Optional.of(verdict)))
        .orElseGet(
            () ->
                Outcome.refused(
                    Refusal.unacceptable("verdict", "UNKNOWN_VALUE", "ACCEPTED, WARNED, REFUSED")));
  }
}
