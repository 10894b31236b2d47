package vn.econgdan.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What happens to some submits instead of a plain acceptance. All conditions that are given must
 * hold; a rule without conditions takes every submit.
 *
 * @param act what happens ({@code "do"} in JSON)
 * @param status for REFUSE: the command_status; default 0x08
 * @param suffix the destination ends with it
 * @param every each nth of the submits that have the suffix, from the nth on; 0 is each
 * @param fraction this share of them, at random; 0 is all of them
 * @param times at most so often; 0 is without end
 * @param afterMs for LATE: from the submit to the answer; for TWICE: from the first answer to the
 *     second
 */
public record Rule(
    @JsonProperty("do") Act act,
    Status status,
    String suffix,
    int every,
    double fraction,
    int times,
    int afterMs) {

  /** What a rule does with a submit. */
  public enum Act {
    /** Answered with the rule's status; not taken. */
    REFUSE,
    /** Taken, receipts and all, but never answered. */
    NO_ANSWER,
    /** Neither taken nor answered. */
    IGNORE,
    /** Taken and answered after {@code afterMs}. */
    LATE,
    /** Taken and answered twice. */
    TWICE,
    /** Taken, and the link is closed in place of an answer. */
    DROP_LINK
  }

  public Rule {
    Check.that(act != null, "a rule needs \"do\"");
    status = status == null ? Status.SYSTEM_ERROR : status;
    suffix = suffix == null ? "" : suffix;
    Check.notNegative(every, "every");
    Check.notNegative(times, "times");
    Check.notNegative(afterMs, "afterMs");
    Check.that(fraction >= 0 && fraction <= 1, "fraction is not between 0 and 1");
  }

  /**
   * Every submit; narrow it with {@link #suffix}, {@link #every}, {@link #fraction}, {@link
   * #times}.
   */
  public static Rule of(Act act) {
    return new Rule(act, null, null, 0, 0, 0, 0);
  }

  public static Rule refuse(Status status) {
    return new Rule(Act.REFUSE, status, null, 0, 0, 0, 0);
  }

  public Rule suffix(String end) {
    return new Rule(act, status, end, every, fraction, times, afterMs);
  }

  public Rule every(int nth) {
    return new Rule(act, status, suffix, nth, fraction, times, afterMs);
  }

  public Rule fraction(double share) {
    return new Rule(act, status, suffix, every, share, times, afterMs);
  }

  public Rule times(int most) {
    return new Rule(act, status, suffix, every, fraction, most, afterMs);
  }

  public Rule afterMs(int millis) {
    return new Rule(act, status, suffix, every, fraction, times, millis);
  }
}
