package vn.econgdan.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The carrier's monthly delivery: a file of its records in a folder that somebody else reads. */
final class RecordsFile {
  private static final int PAGE = 1000;

  private final Simulator simulator;

  RecordsFile(Simulator simulator) {
    this.simulator = simulator;
  }

  /**
   * Writes all records so far. The name tells the time and appears when the file is whole: a reader
   * never sees half of one.
   *
   * @return the file's name
   */
  String writeInto(Path directory, String time) throws IOException {
    Files.createDirectories(directory);
    String name = "records-" + time + ".csv";
    Path hidden = directory.resolve("." + name);
    try (OutputStream out = Files.newOutputStream(hidden)) {
      writeTo(out);
    }
    Files.move(hidden, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    return name;
  }

  /** Page by page, so that a million rows neither fill the memory nor hold up the submits. */
  void writeTo(OutputStream out) throws IOException {
    out.write(CarrierRecords.HEADER.getBytes(StandardCharsets.UTF_8));
    int total = simulator.messageCount();
    for (int from = 0; from < total; from += PAGE) {
      int size = Math.min(PAGE, total - from);
      out.write(simulator.records(from, size).getBytes(StandardCharsets.UTF_8));
    }
  }
}
