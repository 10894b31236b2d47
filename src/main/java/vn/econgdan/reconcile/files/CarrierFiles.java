package vn.econgdan.reconcile.files;

import java.io.File;
import java.io.FileInputStream;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;

/**
 * The carrier's files of records (CONTRACT 4 and 5): taken in, read, and their rows made to count.
 * The same content is the same file, however and how often it comes.
 */
public final class CarrierFiles {
  /** Names of files in the folder: a server's name must not lead out of it. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");

  private static final Pattern UNFINISHED = Pattern.compile(".*\\.(part|filepart|tmp)");
  private static final String FOLDER = "carrier folder";

  private final CarrierFilesDependencies setup;
  private final CarrierFileIntake intake;
  private final CarrierFileWork work;
  private final CarrierFileReports reports;
  private final MisnamedFiles misnamed;

  public CarrierFiles(CarrierFilesDependencies setup) {
    this.setup = setup;
    this.intake = new CarrierFileIntake(setup);
    this.work = new CarrierFileWork(setup);
    this.reports = new CarrierFileReports(setup);
    this.misnamed = new MisnamedFiles(setup.alarms());
  }

  /**
   * Takes an upload: CSV, perhaps gzip. When this answers, its octets are on disk, and {@link
   * #work} will read them. Content that came before has its old id, also when it was rejected.
   * Refused: 403 WHOLE_SYSTEM_ONLY; 413 EXPANDED_TOO_LARGE; 422 an unknown carrier, EMPTY_FILE.
   *
   * @param carrier null for the one there is
   */
  public Outcome<CarrierFileReceived> receive(Actor actor, String carrier, byte[] content) {
    return actor.ofWholeSystem().flatMap(all -> intake.receive(all, carrier, content));
  }

  /**
   * Takes a file of the folder, in the name of the system. What cannot be taken at all raises
   * CARRIER_FILE_REFUSED.
   *
   * @return the folder it goes to: {@code .done} or {@code .failed}
   */
  public String receiveFromFolder(String name, File file) {
    Outcome<CarrierFileReceived> taken =
        intake.take(Actor.SYSTEM, name, () -> new FileInputStream(file));
    if (taken.isRefused()) {
      setup
          .alarms()
          .raise(
              "CARRIER_FILE_REFUSED", FOLDER, Map.of("code", taken.reason().code(), "file", name));
      return ".failed";
    }
    return ".done";
  }

  /**
   * Whether a file of the folder is to be taken. One with another name than letters, digits, . _ -
   * stays where it is and raises CARRIER_FILE_NAME, once for as long as it lies there; hidden and
   * unfinished ones just stay.
   */
  public boolean takesFromFolder(String name) {
    if (name.startsWith(".") || UNFINISHED.matcher(name).matches()) {
      return false;
    }
    boolean taken = NAME.matcher(name).matches();
    if (!taken) {
      misnamed.found(name);
    }
    return taken;
  }

  /** To be called when every file of the folder was asked for: ends the alarms of those gone. */
  public void folderLookedThrough() {
    misnamed.lookedThrough();
  }

  /**
   * Brings every file that waits to MATCHED or REJECTED, unless another node does; then returns.
   */
  public void work() {
    work.run();
  }

  /** Raises CARRIER_FILE_STUCK for files that should have been done long ago. */
  public void watch() {
    work.watch();
  }

  /** The file in hand is given up, to be taken up again by whoever lives. */
  public void stop() {
    work.stop();
  }

  /**
   * A file as it stands, with one page of its quarantined lines; {@code q} and {@code sort} are
   * about these. Refused: 404; 403 WHOLE_SYSTEM_ONLY.
   */
  public Outcome<CarrierFileView> find(
      Actor actor, String id, ListRequest wanted, Locale language) {
    return actor.ofWholeSystem().flatMap(all -> reports.find(id, wanted, language));
  }

  /**
   * All files, the latest first unless another order is wanted, without their lines. Refused: 403
   * WHOLE_SYSTEM_ONLY.
   */
  public Outcome<Page<CarrierFileView>> list(Actor actor, ListRequest wanted, Locale language) {
    return actor.ofWholeSystem().map(all -> reports.list(wanted, language));
  }
}
