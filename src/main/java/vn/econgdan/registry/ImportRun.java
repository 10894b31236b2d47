package vn.econgdan.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.econgdan.identity.SendFence;

/**
 * Works through one upload in batches, one transaction each: the rows applied, their verdicts and
 * the counts stand or fall together. Taken up again after a crash, lines that have a verdict are
 * read once more for what they say about later ones, and not applied again.
 */
final class ImportRun {
  private static final int BATCH = 500;

  private final RegistryDependencies basis;
  private final ImportClaim claim;
  private final RowReader reader;
  private final FileOutline outline = new FileOutline();

  private RenamedGroups renamed;
  private WardGroups groups;
  private RowJudge judge;
  private int endedNumbers;

  ImportRun(RegistryDependencies basis, ImportClaim claim) {
    this.basis = basis;
    this.claim = claim;
    this.reader = new RowReader(new PhoneNumbers(), basis.clock().today());
  }

  void run(byte[] content, UploadLimits limits) {
    renamed = new RenamedGroups(basis.transactions().in(claim.actor(), GroupStore::renamed));
    try (CsvFile file = CsvFile.open(content, limits)) {
      outline(file);
    }
    groups = basis.transactions().in(claim.actor(), this::wardGroups);
    judge = new RowJudge(groups, GroupScope.of(claim.actor()));
    try (CsvFile file = CsvFile.open(content, limits)) {
      work(file);
    }
    if (endedNumbers > 0) {
      SendFence.awaitCommitted(); // applied means: nothing leaves for an old number any more
    }
    basis.transactions().in(claim.actor(), this::finish);
  }

  private WardGroups wardGroups(Handle handle) {
    return new WardGroups(GroupStore.codes(handle), outline.groups());
  }

  /** Once to the end before anything is judged: who stands where in the file decides with. */
  private void outline(CsvFile file) {
    for (CsvLine line = file.next(); line != null; line = file.next()) {
      RowReading row = read(line);
      if (!row.isRefused()) {
        outline.add(row.person());
      }
    }
  }

  private RowReading read(CsvLine line) {
    return renamed.follow(reader.read(line));
  }

  private void work(CsvFile file) {
    List<RowReading> batch = nextBatch(file);
    while (!batch.isEmpty()) {
      work(batch);
      batch = nextBatch(file);
    }
  }

  private List<RowReading> nextBatch(CsvFile file) {
    List<RowReading> batch = new ArrayList<>(BATCH);
    for (CsvLine line = file.next(); line != null; line = file.next()) {
      batch.add(read(line));
      if (batch.size() == BATCH) {
        return batch;
      }
    }
    return batch;
  }

  private void work(List<RowReading> batch) {
    basis.transactions().in(claim.actor(), handle -> work(handle, batch));
  }

  private Void work(Handle handle, List<RowReading> batch) {
    batch.forEach(judge::placeInGroup);
    Recognition recognition =
        new Recognition(KnownPeopleStore.around(handle, ward(), toApply(batch)), outline);
    Map<String, List<Namesake>> namesakes =
        NamesakeStore.of(handle, ward(), strangers(batch, recognition));
    batch.forEach(row -> judge.judge(row, recognition, namesakes));
    record(handle, fresh(batch));
    return null;
  }

  private static List<PersonRow> strangers(List<RowReading> batch, Recognition recognition) {
    return toApply(batch).stream()
        .filter(row -> recognition.find(row) instanceof Recognition.Stranger)
        .toList();
  }

  private void record(Handle handle, List<RowReading> rows) {
    if (claim.apply()) {
      ImportedRowStore store = new ImportedRowStore(handle, claim.actor(), basis.clock().now());
      store.addGroups(groups.created());
      rows.stream().filter(row -> row.movedHousehold() != null).forEach(store::moveHousehold);
      endedNumbers += store.apply(toApply(rows));
    }
    ImportStore.addVerdicts(handle, claim, rows);
    ImportStore.count(handle, claim.id(), rows);
  }

  private static List<PersonRow> toApply(List<RowReading> rows) {
    return rows.stream().filter(RowReading::isToApply).map(RowReading::person).toList();
  }

  private String ward() {
    return claim.actor().ward().orElseThrow().code();
  }

  private List<RowReading> fresh(List<RowReading> batch) {
    return batch.stream().filter(row -> row.line() > claim.lastLine()).toList();
  }

  private Void finish(Handle handle) {
    ImportState state = claim.apply() ? ImportState.APPLIED : ImportState.PREVIEWED;
    ImportStore.finish(handle, claim.id(), state, null, basis.clock().now());
    basis.record(handle, claim.actor(), "REGISTRY_" + state, "registry_import", claim.id());
    return null;
  }
}
