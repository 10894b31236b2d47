package vn.econgdan.registry.residence;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The wards and communes the system serves. */
public final class Wards {
  /** The two-level local government began (Resolution 1656/NQ-UBTVQH15). */
  private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);

  private final Jdbi worker;

  /**
   * @param worker the pool that may write wards
   */
  public Wards(Jdbi worker) {
    this.worker = worker;
  }

  /** The ward of this code on this day; a code without its time says nothing (DOMAIN 4.1). */
  public Optional<Ward> find(Handle handle, String code, LocalDate day) {
    return WardStore.find(handle, code, day);
  }

  /** As above, in a transaction of its own. */
  public Optional<Ward> find(String code, LocalDate day) {
    return worker.inTransaction(handle -> find(handle, code, day));
  }

  /** Hanoi's 126 units; those already there stay as they are. */
  public void load() {
    worker.useTransaction(handle -> WardStore.insertMissing(handle, HanoiWard.all(), SINCE));
  }
}
