package vn.econgdan.reconcile.files;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.econgdan.kernel.Alarms;

/**
 * Files of the folder that are not taken for their name: each is told once, by its name, for as
 * long as it lies there, and its alarm ends when it is renamed or gone.
 */
final class MisnamedFiles {
  private static final String ALARM = "CARRIER_FILE_NAME";
  private static final int LONGEST_SHOWN = 100;

  private final Alarms alarms;
  private final Set<String> told = new HashSet<>();
  private final Set<String> lyingHere = new HashSet<>();

  MisnamedFiles(Alarms alarms) {
    this.alarms = alarms;
  }

  synchronized void found(String name) {
    String shown = shown(name);
    lyingHere.add(shown);
    if (told.add(shown)) {
      alarms.raise(ALARM, subject(shown), Map.of("file", shown));
    }
  }

  /** The folder was looked through: what was not found any more is no trouble any more. */
  synchronized void lookedThrough() {
    told.stream()
        .filter(name -> !lyingHere.contains(name))
        .forEach(name -> alarms.clear(ALARM, subject(name)));
    told.retainAll(lyingHere);
    lyingHere.clear();
  }

  private static String subject(String shown) {
    return "carrier folder: " + shown;
  }

  /** A name from outside may hold anything: no control characters in a log. */
  private static String shown(String name) {
    String visible = name.replaceAll("\\p{C}", "\ufffd");
    return visible.length() <= LONGEST_SHOWN ? visible : visible.substring(0, LONGEST_SHOWN) + "…";
  }
}
