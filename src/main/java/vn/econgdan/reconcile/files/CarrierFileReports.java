package vn.econgdan.reconcile.files;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.reconcile.files.CarrierFileStore.Head;
import vn.econgdan.reconcile.files.CarrierFileView.Problem;
import vn.econgdan.reconcile.files.CarrierFileView.Reason;

/** What became of a file, in the reader's language. */
record CarrierFileReports(CarrierFilesDependencies setup) {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  Outcome<CarrierFileView> find(String id, ListRequest wanted, Locale language) {
    if (!NUMBER.matcher(id).matches()) {
      return Outcome.refused(Refusal.unknown("CARRIER_FILE_UNKNOWN"));
    }
    return setup.worker().inTransaction(h -> find(h, Long.parseLong(id), wanted, language));
  }

  private Outcome<CarrierFileView> find(Handle h, long id, ListRequest wanted, Locale language) {
    Optional<Head> head = CarrierFileStore.find(h, id);
    if (head.isEmpty()) {
      return Outcome.refused(Refusal.unknown("CARRIER_FILE_UNKNOWN"));
    }
    List<Problem> problems =
        CarrierFileStore.problems(h, id, wanted).stream().map(p -> spoken(p, language)).toList();
    return Outcome.accepted(view(head.get(), problems, language));
  }

  Page<CarrierFileView> list(ListRequest wanted, Locale language) {
    return setup
        .worker()
        .inTransaction(handle -> CarrierFileStore.page(handle, wanted))
        .map(head -> view(head, null, language));
  }

  private CarrierFileView view(Head head, List<Problem> problems, Locale language) {
    return new CarrierFileView(
        Long.toString(head.id()),
        head.carrier(),
        head.name(),
        head.state(),
        rejection(head, language),
        head.counts().rows(),
        head.counts().accepted(),
        head.counts().quarantined(),
        problems,
        head.receivedAt(),
        head.receivedBy(),
        head.finishedAt());
  }

  private Reason rejection(Head head, Locale language) {
    return head.rejection() == null
        ? null
        : new Reason(
            head.rejection(),
            setup.wording().sentence(language, head.rejection(), head.rejectionArguments()));
  }

  private Problem spoken(LineProblem problem, Locale language) {
    String message = setup.wording().sentence(language, problem.code(), problem.arguments());
    return new Problem(problem.line(), problem.code(), message);
  }
}
