package vn.econgdan.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import vn.econgdan.app.Settings.Secret;
import vn.econgdan.reconcile.RecordColumn;
import vn.econgdan.reconcile.RecordIdForm;

/**
 * Where the carrier's files of records come from and what they look like.
 *
 * @param folder empty: carrier-records in the data directory
 * @param server empty: the folder is a local one
 * @param titles what the file calls a column, where it is not the contract's name
 * @param separator empty: as the header has it
 */
record RecordsSettings(
    Optional<Path> folder,
    Optional<Server> server,
    Map<RecordColumn, String> titles,
    Optional<Character> separator,
    String dateFormat,
    RecordIdForm id) {

  /** An SFTP server whose key stands in {@code knownHosts}. */
  record Server(
      String user, String host, int port, String path, Path knownHosts, Secret password) {}
}
