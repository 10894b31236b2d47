package vn.econgdan.dispatch;

/** Who counts what comes of submits. Called for every part, on the thread that got the answer. */
@FunctionalInterface
public interface SubmitListener {

  /**
   * An answer, or that there will be none.
   *
   * @param nanos from the moment the part might leave; -1 when it never might
   */
  void answered(SubmitOutcome outcome, long nanos);
}
