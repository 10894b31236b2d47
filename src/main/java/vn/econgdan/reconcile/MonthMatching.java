package vn.econgdan.reconcile;

import java.time.YearMonth;
import java.util.Set;

/** What follows when a carrier's rows stand in carrier_record. */
public interface MonthMatching {

  /**
   * Matches these months anew, each as a whole. Called outside any transaction, by one thread of
   * all nodes at a time for one file, and again when a process died in the middle or this threw.
   *
   * @param periods months of the rows that came and of those they superseded; never empty
   */
  void match(String carrier, Set<YearMonth> periods);
}
