package vn.econgdan.app.backup;

import vn.econgdan.app.settings.StartupException;

/** Why a backup or a restore is not done; by then nothing was touched. */
final class BackupException extends StartupException {
  private static final long serialVersionUID = 1L;

  BackupException(String english, String vietnamese) {
    super(english, vietnamese);
  }

  BackupException(String english, String vietnamese, Throwable cause) {
    super(english, vietnamese, cause);
  }
}
