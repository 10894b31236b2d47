package vn.econgdan.registry.imports;

import java.util.Locale;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Wording;
import vn.econgdan.registry.imports.file.UploadLimits;
import vn.econgdan.registry.imports.file.Uploads;
import vn.econgdan.registry.residence.RegistryDependencies;

/**
 * Lists of people that a ward or a leader uploads (CONTRACT 4): taken in, previewed or applied row
 * by row, and what became of each row. A leader imports for the groups he leads.
 */
public final class ImportService {
  private final ImportIntake intake;
  private final ImportWorker worker;
  private final ImportQueries queries;

  public ImportService(RegistryDependencies basis, UploadLimits limits, Wording wording) {
    this.intake = new ImportIntake(basis, new Uploads(limits));
    this.worker = new ImportWorker(basis, limits);
    this.queries = new ImportQueries(basis, wording);
  }

  /**
   * Takes a list of people: CSV, perhaps gzipped. When this answers, the list is on disk and will
   * be worked through by {@link #runImports}. Refused as a whole: 400 BROKEN_GZIP; 413
   * BODY_TOO_LARGE, EXPANDED_TOO_LARGE, TOO_MANY_ROWS; 415 XLSX_NOT_YET; 422 NOT_UTF8,
   * BROKEN_UTF16, UNCLOSED_QUOTE, BROKEN_CSV (each with the line), EMPTY_FILE, MISSING_COLUMN,
   * DUPLICATE_COLUMN.
   *
   * @param mode {@code preview} or {@code apply}
   */
  public Outcome<ImportCreated> importRows(Actor actor, String mode, byte[] content) {
    return intake.take(actor, mode, content);
  }

  /** Works through every upload that waits and that nobody else works on; returns when done. */
  public void runImports() {
    worker.runWaiting();
  }

  /**
   * An import as it stands, with one page of verdicts in {@code language}.
   *
   * @param verdict ACCEPTED, WARNED or REFUSED; null for all
   */
  public Outcome<ImportView> findImport(
      Actor actor, String id, String verdict, ListRequest list, Locale language) {
    return ImportQueries.verdict(verdict)
        .map(wanted -> new ImportQueries.Wanted(wanted.orElse(null), list, language))
        .flatMap(wanted -> queries.find(actor, id, wanted));
  }

  /** The ward's imports, newest first; a leader sees those he uploaded. */
  public Page<ImportHead> listImports(Actor actor, ListRequest wanted) {
    return queries.list(actor, wanted);
  }
}
