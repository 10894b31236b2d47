package vn.econgdan.registry.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.econgdan.identity.SendFence;
import vn.econgdan.registry.imports.file.CsvFile;
import vn.econgdan.registry.imports.file.CsvLine;
import vn.econgdan.registry.imports.file.ParsedRow;
import vn.econgdan.registry.imports.file.PersonRow;
import vn.econgdan.registry.imports.file.RowParser;
import vn.econgdan.registry.imports.file.UploadLimits;
import vn.econgdan.registry.phone.PhoneNumbers;
import vn.econgdan.registry.residence.GroupScope;
import vn.econgdan.registry.residence.RegistryDependencies;

/**
 * Works through one upload in batches, one transaction each: the rows applied, their verdicts and
 * the counts stand or fall together. Taken up again after a crash, lines that have a verdict are
 * read once more for what they say about later ones, and not applied again.
 */
final class ImportRun {
  private static final int BATCH = 500;

  /** So many rows change what the planner must know of the tables. */
  private static final int MANY_ROWS = 1_000;

  private final RegistryDependencies basis;
  private final ImportClaim claim;
  private final RowParser reader;
  private final FileIndex outline = new FileIndex();

  private RenamedGroups renamed;
  private WardGroups groups;
  private RowValidator judge;
  private int endedNumbers;
  private int applied;

  ImportRun(RegistryDependencies basis, ImportClaim claim) {
    this.basis = basis;
    this.claim = claim;
    this.reader = new RowParser(new PhoneNumbers(), basis.clock().today());
  }

  void run(byte[] content, UploadLimits limits) {
    renamed = new RenamedGroups(basis.transactions().in(claim.actor(), WardGroupStore::renamed));
    try (CsvFile file = CsvFile.open(content, limits)) {
      outline(file);
    }
    groups = basis.transactions().in(claim.actor(), this::wardGroups);
    judge = new RowValidator(groups, GroupScope.of(claim.actor()));
    try (CsvFile file = CsvFile.open(content, limits)) {
      work(file);
    }
    if (applied >= MANY_ROWS) {
      refreshStatistics();
    }
    if (endedNumbers > 0) {
      SendFence.awaitCommitted(); // applied means: nothing leaves for an old number any more
    }
    basis.transactions().in(claim.actor(), this::finish);
  }

  private WardGroups wardGroups(Handle handle) {
    return new WardGroups(WardGroupStore.codes(handle), outline.groups());
  }

  /** Once to the end before anything is judged: who stands where in the file decides with. */
  private void outline(CsvFile file) {
    for (CsvLine line = file.next(); line != null; line = file.next()) {
      ParsedRow row = read(line);
      if (!row.isRefused()) {
        outline.add(row.person());
      }
    }
  }

  private ParsedRow read(CsvLine line) {
    return renamed.follow(reader.read(line));
  }

  private void work(CsvFile file) {
    List<ParsedRow> batch = nextBatch(file);
    while (!batch.isEmpty()) {
      work(batch);
      batch = nextBatch(file);
    }
  }

  private List<ParsedRow> nextBatch(CsvFile file) {
    List<ParsedRow> batch = new ArrayList<>(BATCH);
    for (CsvLine line = file.next(); line != null; line = file.next()) {
      batch.add(read(line));
      if (batch.size() == BATCH) {
        return batch;
      }
    }
    return batch;
  }

  private void work(List<ParsedRow> batch) {
    basis.transactions().in(claim.actor(), handle -> work(handle, batch));
    boolean first = applied < MANY_ROWS;
    applied += claim.apply() ? batch.size() : 0;
    if (first && applied >= MANY_ROWS) {
      refreshStatistics(); // the rest of this very file is looked up in tables that were empty
    }
  }

  private void refreshStatistics() {
    basis.worker().useHandle(ImportStore::refreshStatistics);
  }

  private Void work(Handle handle, List<ParsedRow> batch) {
    batch.forEach(judge::placeInGroup);
    PersonMatching recognition =
        new PersonMatching(KnownPeopleStore.around(handle, ward(), toApply(batch)), outline);
    Map<String, List<Namesake>> namesakes =
        NamesakeStore.of(handle, ward(), strangers(batch, recognition));
    batch.forEach(row -> judge.judge(row, recognition, namesakes));
    record(handle, fresh(batch));
    return null;
  }

  private static List<PersonRow> strangers(List<ParsedRow> batch, PersonMatching recognition) {
    return toApply(batch).stream()
        .filter(row -> recognition.find(row) instanceof PersonMatching.Stranger)
        .toList();
  }

  private void record(Handle handle, List<ParsedRow> rows) {
    if (claim.apply()) {
      ImportedRowStore store = new ImportedRowStore(handle, claim.actor(), basis.clock().now());
      store.addGroups(groups.created());
      rows.stream().filter(row -> row.movedHousehold() != null).forEach(store::moveHousehold);
      endedNumbers += store.apply(toApply(rows));
    }
    ImportStore.addVerdicts(handle, claim, rows);
    ImportStore.count(handle, claim.id(), rows);
  }

  private static List<PersonRow> toApply(List<ParsedRow> rows) {
    return rows.stream().filter(ParsedRow::isToApply).map(ParsedRow::person).toList();
  }

  private String ward() {
    return claim.actor().ward().orElseThrow().code();
  }

  private List<ParsedRow> fresh(List<ParsedRow> batch) {
    return batch.stream().filter(row -> row.line() > claim.lastLine()).toList();
  }

  private Void finish(Handle handle) {
    ImportState state = claim.apply() ? ImportState.APPLIED : ImportState.PREVIEWED;
    ImportStore.finish(handle, claim.id(), state, null, basis.clock().now());
    basis.record(handle, claim.actor(), "REGISTRY_" + state, "registry_import", claim.id());
    return null;
  }
}
