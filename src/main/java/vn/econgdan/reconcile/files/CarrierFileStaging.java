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
 * Makes a file's rows count, all of them in one transaction or none: staged by COPY, moved
 * set-wise, earlier rows superseded. A process that dies in between leaves nothing behind.
 */
record CarrierFileStaging(CarrierFilesDependencies setup, BooleanSupplier stopping) {

  /**
   * The file is MATCHING or REJECTED afterwards.
   *
   * @param session holds the lock; the file's octets are read through it meanwhile
   */
  void stage(Handle session, Head file) {
    CarrierFileReading reading = new CarrierFileReading(setup.form(), setup.limits(), stopping);
    try (Handle handle = setup.worker().open()) {
      handle.useTransaction(inside -> stageLocked(inside, session, file, reading));
    } catch (RejectedFileException no) {
      reject(file, reading, no);
    }
  }

  private void stageLocked(Handle handle, Handle session, Head file, CarrierFileReading reading) {
    if (!CarrierFileStore.lockStaging(handle, file.id())) {
      return;
    }
    CarrierStageStore.empty(handle);
    SequenceInputStream octets = new SequenceInputStream(new CarrierFileChunks(session, file.id()));
    CarrierStageStore.copy(handle, rows -> reading.read(octets, setup.clock().now(), rows));
    reading.periods().forEach(month -> CarrierStageStore.ensureMonth(session, month));
    Set<LocalDate> months = publish(handle, file, reading.periods());
    CarrierFileStore.insertProblems(handle, file.id(), reading.problems());
    CarrierFileStore.toMatching(handle, file.id(), reading.counts(), months);
    CarrierStageStore.empty(handle);
  }

  /** Returns the months to match. */
  private Set<LocalDate> publish(Handle handle, Head file, Set<LocalDate> periods) {
    Set<LocalDate> months = new TreeSet<>(periods);
    CarrierStageStore.Months around = CarrierStageStore.Months.around(periods);
    months.addAll(CarrierStageStore.supersede(handle, file, around));
    CarrierStageStore.publish(handle, file);
    return months;
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
