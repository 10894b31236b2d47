package vn.econgdan.simulator;

import java.util.Map;

/**
 * When and how delivery receipts come. Durations are milliseconds.
 *
 * @param enabled whether any come
 * @param delayMs from the answer of the submit to its receipt
 * @param early sent before the answer of the submit
 * @param twice each comes twice
 * @param shuffleWindow so many are held and let go in another order; 0 or 1 is in order
 * @param shuffleMs an incomplete shuffle window is let go after so long
 * @param lateEvery each nth comes {@code lateMs} later; 0 is none
 * @param states words and their weights
 * @param statesBySuffix the end of the number and the word it gets
 * @param form how the text is written
 * @param tlvs receipted_message_id, message_state and network_error_code beside the text
 * @param tlvOnly the same with an empty short_message
 * @param ucs2 the text in UCS-2, data_coding 8
 * @param esmClass of a final receipt; 4 says "receipt", 0 hides it
 * @param intermediate an ENROUTE notification (esm_class 0x20) comes before the final receipt
 * @param echoReference TLV 0x0204 of the submit comes back
 * @param anotherBind sent on another bind than the submit's, when there is one
 * @param window most receipts of one bind that wait for their answer
 * @param resendMs pause before a refused receipt is sent again
 * @param ackTimeoutMs a receipt without an answer is sent again after so long
 */
public record ReceiptRules(
    Boolean enabled,
    int delayMs,
    boolean early,
    boolean twice,
    int shuffleWindow,
    Integer shuffleMs,
    int lateEvery,
    int lateMs,
    Map<String, Double> states,
    Map<String, String> statesBySuffix,
    ReceiptForm form,
    Boolean tlvs,
    boolean tlvOnly,
    boolean ucs2,
    Integer esmClass,
    boolean intermediate,
    Boolean echoReference,
    boolean anotherBind,
    Integer window,
    Integer resendMs,
    Integer ackTimeoutMs) {

  static final ReceiptRules DEFAULT = BehaviourJson.read("{}", ReceiptRules.class);

  public ReceiptRules {
    enabled = enabled == null || enabled;
    tlvs = tlvs == null || tlvs;
    echoReference = echoReference == null || echoReference;
    shuffleMs = shuffleMs == null ? 200 : shuffleMs;
    esmClass = esmClass == null ? 4 : esmClass;
    window = window == null ? 1000 : window;
    resendMs = resendMs == null ? 1000 : resendMs;
    ackTimeoutMs = ackTimeoutMs == null ? 10_000 : ackTimeoutMs;
    states = states == null ? Map.of("DELIVRD", 1.0) : Map.copyOf(states);
    statesBySuffix = statesBySuffix == null ? Map.of() : Map.copyOf(statesBySuffix);
    form = form == null ? ReceiptForm.STANDARD : form;
    check(new long[] {delayMs, shuffleWindow, shuffleMs, lateEvery, lateMs, resendMs});
    Check.that(window > 0, "receipts.window is not above zero");
    Check.that(ackTimeoutMs > 0, "receipts.ackTimeoutMs is not above zero");
    StateMix.check(states);
  }

  private static void check(long[] amounts) {
    for (long amount : amounts) {
      Check.notNegative(amount, "a duration or count of receipts");
    }
  }
}
