package vn.econgdan.reconcile.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Reads a file from end to end, in little memory, and counts what it finds. */
final class CarrierFileReading {
  private static final int LOOK_UP_MASK = 0xfff;

  private final RecordForm form;
  private final CarrierFileLimits limits;
  private final BooleanSupplier stopping;
  private final List<LineProblem> problems = new ArrayList<>();
  private final RepeatedKeys repeats = new RepeatedKeys();
  private long accepted;
  private long quarantined;
  private long foreign;
  private long firstForeign;
  private Set<Long> periods = Set.of();
  private long rounded;

  CarrierFileReading(RecordForm form, CarrierFileLimits limits, BooleanSupplier stopping) {
    this.form = form;
    this.limits = limits;
    this.stopping = stopping;
  }

  /**
   * Writes every line that can be a record.
   *
   * @param raw the octets as they came
   * @param rows by the first day of the month, in days since 1970
   * @throws RejectedFileException when none of the file may count
   * @throws CancellationException when the node stops
   */
  void read(InputStream raw, Instant now, LongFunction<CopyRows> rows) {
    try (InputStream content = CarrierFileOctets.unpacked(raw, limits.expandedBytes())) {
      RecordLines lines = new RecordLines(content);
      RecordReader reader = new RecordReader(RecordHeader.read(lines, form), form, now);
      while (lines.next()) {
        take(lines, reader, rows);
      }
      periods = reader.periods();
      rounded = reader.roundedIds();
    } catch (IOException e) {
      throw new RejectedFileException(FileReason.BROKEN_GZIP);
    }
    refuseNonsense();
  }

  private void take(RecordLines line, RecordReader reader, LongFunction<CopyRows> rows) {
    if ((line.number() & LOOK_UP_MASK) == 0 && stopping.getAsBoolean()) {
      throw new CancellationException("this node stops; the file is read again later");
    }
    RecordReader.Reading reading = reader.read(line);
    if (reading instanceof RecordReader.Reading.Row) {
      reader.write(line.number(), rows.apply(reader.period()));
      repeats.add(reader.key());
      accepted++;
    } else if (reading instanceof RecordReader.Reading.Quarantined no) {
      quarantine(no.problem());
    }
  }

  private void quarantine(LineProblem problem) {
    quarantined++;
    if (problem.code().equals(LineReason.NOT_UTF8.code())) {
      firstForeign = foreign == 0 ? problem.line() : firstForeign;
      foreign++;
    }
    if (problems.size() < limits.problems()) {
      problems.add(problem);
    }
  }

  private void refuseNonsense() {
    if (accepted + quarantined == 0) {
      throw new RejectedFileException(FileReason.NO_ROWS);
    }
    if (rounded > 0) {
      throw new RejectedFileException(FileReason.IDS_ROUNDED, rounded);
    }
    if (quarantined > accepted && foreign * 2 > quarantined) {
      throw new RejectedFileException(FileReason.NOT_UTF8, firstForeign);
    }
    if (quarantined > accepted) {
      throw new RejectedFileException(
          FileReason.MOSTLY_UNREADABLE, quarantined, accepted + quarantined);
    }
  }

  CarrierFileStore.Counts counts() {
    return new CarrierFileStore.Counts(accepted + quarantined, accepted, quarantined);
  }

  /** The same for a file of which nothing counts. */
  CarrierFileStore.Counts countsWhenRejected() {
    return new CarrierFileStore.Counts(accepted + quarantined, 0, quarantined);
  }

  /** The first ones, in order. */
  List<LineProblem> problems() {
    return problems;
  }

  /** Keys of more than one accepted row; empty when there were too many to tell. */
  Optional<Set<String>> repeats() {
    return repeats.repeated();
  }

  /** First days of the months of the accepted rows. */
  Set<LocalDate> periods() {
    return periods.stream().map(LocalDate::ofEpochDay).collect(Collectors.toSet());
  }
}
