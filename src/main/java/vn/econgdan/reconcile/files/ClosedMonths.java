package vn.econgdan.reconcile.files;

import java.time.LocalDate;
import java.util.Set;

/** Months of a file that cannot take its rows yet: nothing of the file was staged. */
record ClosedMonths(Set<LocalDate> months) {
  static final ClosedMonths NONE = new ClosedMonths(Set.of());

  boolean any() {
    return !months.isEmpty();
  }
}
