package vn.econgdan.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.econgdan.identity.SendFence;
import vn.econgdan.registry.PersonRow.Key;

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
  private final RowJudge judge;
  private final WardGroups groups;
  private int endedNumbers;

  ImportRun(RegistryDependencies basis, ImportClaim claim) {
    this.basis = basis;
    this.claim = claim;
    this.reader = new RowReader(new PhoneNumbers(), basis.clock().today());
    this.groups =
        new WardGroups(basis.transactions().in(claim.actor(), handle -> GroupStore.codes(handle)));
    this.judge = new RowJudge(groups, GroupScope.of(claim.actor()));
  }

  void run(byte[] content, UploadLimits limits) {
    try (CsvFile file = CsvFile.open(content, limits)) {
      List<RowReading> batch = nextBatch(file);
      while (!batch.isEmpty()) {
        work(batch);
        batch = nextBatch(file);
      }
    }
    if (endedNumbers > 0) {
      SendFence.awaitCommitted(); // applied means: nothing leaves for an old number any more
    }
    basis.transactions().in(claim.actor(), this::finish);
  }

  private List<RowReading> nextBatch(CsvFile file) {
    List<RowReading> batch = new ArrayList<>(BATCH);
    for (CsvLine line = file.next(); line != null; line = file.next()) {
      batch.add(reader.read(line));
      if (batch.size() == BATCH) {
        return batch;
      }
    }
    return batch;
  }

  private void work(List<RowReading> batch) {
    basis
        .transactions()
        .in(
            claim.actor(),
            handle -> {
              ImportedRowStore store =
                  new ImportedRowStore(handle, claim.actor(), basis.clock().now());
              judge(batch, store);
              record(handle, store, fresh(batch));
              return null;
            });
  }

  private void judge(List<RowReading> batch, ImportedRowStore store) {
    batch.forEach(judge::placeInGroup);
    List<PersonRow> rows =
        batch.stream().filter(RowReading::isToApply).map(RowReading::person).toList();
    Map<Key, KnownPerson> known = store.known(rows);
    batch.forEach(row -> judge.judge(row, known));
  }

  private void record(Handle handle, ImportedRowStore store, List<RowReading> rows) {
    if (claim.apply()) {
      endedNumbers +=
          store.apply(
              groups.created(),
              rows.stream().filter(RowReading::isToApply).map(RowReading::person).toList());
    }
    ImportStore.addVerdicts(handle, claim, rows);
    ImportStore.count(handle, claim.id(), rows);
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
