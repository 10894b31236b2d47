package vn.econgdan.app.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import vn.econgdan.app.settings.Settings.Secret;
import vn.econgdan.reconcile.files.RecordAmountForm;
import vn.econgdan.reconcile.files.RecordColumn;
import vn.econgdan.reconcile.files.RecordIdForm;

/**
 * Where the carrier's files of records come from and what they look like.
 *
 * @param folder empty: carrier-records in the data directory
 * @param server empty: the folder is a local one
 * @param titles what the file calls a column, where it is not the contract's name
 * @param separator empty: as the header has it
 * @param amount what points and commas of amounts mean
 */
public record RecordsSettings(
    Optional<Path> folder,
    Optional<Server> server,
    Map<RecordColumn, String> titles,
    Optional<Character> separator,
    String dateFormat,
    RecordIdForm id,
    RecordAmountForm amount) {

  /** An SFTP server whose key stands in {@code knownHosts}. */
  public record Server(
      String user, String host, int port, String path, Path knownHosts, Secret password) {}
}
