package vn.econgdan.registry.imports;

import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.registry.imports.ImportStore.NewImport;
import vn.econgdan.registry.imports.file.Uploads;
import vn.econgdan.registry.imports.file.Uploads.Upload;
import vn.econgdan.registry.residence.RegistryDependencies;

/** Takes an upload in: looks through the file, then keeps it until its work is done. */
record ImportIntake(RegistryDependencies basis, Uploads uploads) {
  private static final Set<String> MODES = Set.of("preview", "apply");

  Outcome<ImportCreated> take(Actor actor, String mode, byte[] content) {
    if (mode == null || !MODES.contains(mode)) {
      return Outcome.refused(Refusal.unacceptable("mode", "UNKNOWN_VALUE", "preview, apply"));
    }
    return uploads
        .read(content)
        .map(upload -> basis.transactions().in(actor, handle -> keep(handle, actor, mode, upload)));
  }

  private ImportCreated keep(Handle handle, Actor actor, String mode, Upload upload) {
    NewImport started =
        new NewImport(
            mode.toUpperCase(Locale.ROOT),
            upload.hash(),
            upload.rows(),
            upload.columns(),
            upload.ignoredColumns(),
            basis.clock().now());
    long id = ImportStore.insert(handle, actor, started);
    UploadStore.insert(handle, id, actor, upload.content());
    basis.record(handle, actor, "REGISTRY_UPLOADED", "registry_import", id);
    return new ImportCreated(Long.toString(id));
  }
}
