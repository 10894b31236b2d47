package vn.econgdan.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The carrier's file about {@link RecordsBenchStore}'s attempts. Of each hundred one is missing,
 * one is unknown to us, and one each has another recipient, state and price; of each two hundred
 * one comes twice.
 */
final class RecordsBenchFile {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final String HEADER =
      "message_id,recipient,sender,submit_time,done_time,status,network,part_no,part_count,"
          + "unit_price,amount\n";

  private final LocalDateTime begin;

  RecordsBenchFile(LocalDate month) {
    this.begin = month.plusDays(1).atStartOfDay();
  }

  void write(Path file, int attempts) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEADER);
      for (int n = 1; n <= attempts; n++) {
        write(out, n);
      }
    }
  }

  private void write(BufferedWriter out, int n) throws IOException {
    int kind = n % 100;
    if (kind == 1) {
      return;
    }
    out.write(line(n, kind));
    if (n % 200 == 2) {
      out.write(line(n, kind));
    }
    if (kind == 3) {
      out.write("x" + line(n, kind));
    }
  }

  private String line(int n, int kind) {
    String time = TIME.format(begin.plusNanos(n * 800_000_000L));
    String word = kind == 5 ? "EXPIRED" : n % 97 == 0 ? "UNDELIV" : "DELIVRD";
    String price = kind == 6 ? "550.5" : "550";
    boolean alone = n % 10 < 6;
    return String.join(
            ",",
            Long.toString(8_120_000_000_000L + n * 7L),
            "849" + String.format("%08d", kind == 4 ? n + 1 : n),
            "eCONGDAN",
            time,
            time,
            word,
            "VNPT",
            alone ? "1" : Integer.toString(1 + n % 2),
            alone ? "1" : "2",
            price,
            price)
        + "\n";
  }
}
