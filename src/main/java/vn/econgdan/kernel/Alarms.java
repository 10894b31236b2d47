package vn.econgdan.kernel;

import java.util.Map;

/**
 * Where a capability says that a person should look (DESIGN 4.11). The board that keeps the rows
 * stands further right, so the others know only this.
 */
public interface Alarms {

  /**
   * Opens an alarm, or counts one more occurrence of the open one of the same kind and subject.
   *
   * @param kind upper snake case, e.g. {@code SEND_TAMPERED}
   * @param subject what it is about, e.g. {@code send 42}; ids only
   * @param detail ids, codes and counts; never a name, number or text
   */
  void raise(String kind, String subject, Map<String, String> detail);

  /** Closes the open alarm of this kind and subject, if there is one. */
  void clear(String kind, String subject);
}
