package vn.econgdan.ops;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** Partitions of a month. */
final class PartitionStore {
  private PartitionStore() {}

  /** Returns how many had to be made. */
  static int ensure(Handle handle, LocalDate month) {
    return handle
        .createQuery("select ensure_month(:month)")
        .bind("month", month)
        .mapTo(Integer.class)
        .one();
  }
}
