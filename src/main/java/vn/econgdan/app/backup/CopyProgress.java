package vn.econgdan.app.backup;

import java.io.PrintStream;
import java.util.Locale;

/** Tells on the terminal how far it is, in tenths of the whole. */
final class CopyProgress {
  private static final long TENTHS = 10;
  private static final double MEGA = 1e6;

  private final PrintStream terminal;
  private final String what;
  private final long total;
  private long done;

  CopyProgress(PrintStream terminal, String what, long total) {
    this.terminal = terminal;
    this.what = what;
    this.total = Math.max(total, 1);
  }

  void add(long octets) {
    long before = done * TENTHS / total;
    done += octets;
    long now = done * TENTHS / total;
    if (now > before) {
      terminal.printf("  %s %3d %% of %s%n", what, now * TENTHS, words(total));
      terminal.flush();
    }
  }

  static String words(long octets) {
    return String.format(Locale.ROOT, "%.1f MB", octets / MEGA);
  }
}
