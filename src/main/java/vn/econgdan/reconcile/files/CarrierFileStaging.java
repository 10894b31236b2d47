package vn.econgdan.reconcile.files;

import java.io.SequenceInputStream;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import vn.econgdan.reconcile.files.CarrierFileStore.Head;
import vn.econgdan.reconcile.files.CarrierFileStore.Rejected;

/**
 * Makes a file's rows count, all of them in one transaction or none: brought by COPY into their
 * months, earlier rows superseded. A process that dies in between leaves nothing behind.
 */
record CarrierFileStaging(CarrierFilesDependencies setup, BooleanSupplier stopping) {

  /**
   * The file is MATCHING or REJECTED afterwards.
   *
   * @param session holds the lock; the file's octets are read through it meanwhile
   */
  void stage(Handle session, Head file) {
    ClosedMonths closed = stageUnlessClosed(session, file);
    if (closed.any()) {
      closed.months().forEach(month -> CarrierRecordStore.openMonth(session, month));
      stageUnlessClosed(session, file);
    }
  }

  private ClosedMonths stageUnlessClosed(Handle session, Head file) {
    CarrierFileReading reading = new CarrierFileReading(setup.form(), setup.limits(), stopping);
    try (Handle handle = setup.worker().open()) {
      return handle.inTransaction(inside -> stageLocked(inside, session, file, reading));
    } catch (RejectedFileException no) {
      reject(file, reading, no);
      return ClosedMonths.NONE;
    }
  }

  private ClosedMonths stageLocked(
      Handle handle, Handle session, Head file, CarrierFileReading reading) {
    if (!CarrierFileStore.lockStaging(handle, file.id())) {
      return ClosedMonths.NONE;
    }
    ClosedMonths closed = copy(handle, session, file, reading);
    if (closed.any()) {
      handle.rollback();
      return closed;
    }
    Set<LocalDate> months = new TreeSet<>(reading.periods());
    months.addAll(CarrierRecordStore.supersede(handle, file, reading.periods()));
    CarrierFileStore.insertProblems(handle, file.id(), reading.problems());
    reading.repeats().ifPresent(keys -> CarrierFileStore.insertRepeats(handle, file.id(), keys));
    CarrierFileStore.toMatching(handle, file.id(), reading.counts(), months);
    return closed;
  }

  private ClosedMonths copy(Handle handle, Handle session, Head file, CarrierFileReading reading) {
    SequenceInputStream octets = new SequenceInputStream(new CarrierFileChunks(session, file.id()));
    try (MonthCopyStore months = new MonthCopyStore(handle, session, file)) {
      reading.read(octets, setup.clock().now(), months);
      return months.finish();
    }
  }

  private void reject(Head file, CarrierFileReading reading, RejectedFileException no) {
    setup
        .worker()
        .useTransaction(
            handle -> {
              if (CarrierFileStore.lockStaging(handle, file.id())) {
                CarrierFileStore.insertProblems(handle, file.id(), reading.problems());
                CarrierFileStore.toRejected(
                    handle,
                    file.id(),
                    new Rejected(
                        no.code(),
                        no.arguments(),
                        reading.countsWhenRejected(),
                        setup.clock().now()));
              }
            });
  }
}
