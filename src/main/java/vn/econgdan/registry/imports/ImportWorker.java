package vn.econgdan.registry.imports;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.registry.imports.file.UploadLimits;
import vn.econgdan.registry.residence.RegistryDependencies;

/**
 * Works off the uploads, one at a time. An upload is a row in the database before anybody is told
 * that it was taken, and whoever works on it holds that row's lock: when a process dies in the
 * middle, the next one to look goes on behind the last line that has a verdict.
 */
record ImportWorker(RegistryDependencies basis, UploadLimits limits) {
  /** An upload that has stopped its process so often is given up, so that others get their turn. */
  static final int TRIES_MAX = 5;

  /** Works until nothing waits that nobody else works on. */
  void runWaiting() {
    while (basis.worker().inTransaction(UploadStore::claim).map(this::run).orElse(false)) {
      // each round takes the next upload
    }
  }

  /** False when somebody else was quicker, who also looks after those behind it. */
  private boolean run(ImportClaim claim) {
    return basis.worker().inTransaction(handle -> runLocked(handle, claim));
  }

  private boolean runLocked(Handle worker, ImportClaim claim) {
    Optional<byte[]> content = UploadStore.lock(worker, claim.id());
    content.ifPresent(bytes -> work(bytes, claim));
    content.ifPresent(bytes -> UploadStore.delete(worker, claim.id()));
    return content.isPresent();
  }

  private void work(byte[] content, ImportClaim claim) {
    if (claim.tries() > TRIES_MAX) {
      giveUp(claim);
      return;
    }
    new ImportRun(basis, claim).run(content, limits);
  }

  private void giveUp(ImportClaim claim) {
    basis.transactions().in(claim.actor(), handle -> fail(handle, claim));
  }

  private Void fail(Handle handle, ImportClaim claim) {
    ImportStore.finish(
        handle, claim.id(), ImportState.FAILED, "IMPORT_INTERRUPTED", basis.clock().now());
    basis.record(handle, claim.actor(), "REGISTRY_FAILED", "registry_import", claim.id());
    return null;
  }
}
