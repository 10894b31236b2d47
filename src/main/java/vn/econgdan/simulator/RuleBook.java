package vn.econgdan.simulator;

import java.util.List;
import java.util.Random;

/** The rules of the moment with their counters; new rules count from zero. */
final class RuleBook {
  static final Rule ACCEPT = null;
  private final List<Rule> rules;
  private final int[] seen;
  private final int[] applied;
  private final Random random;

  RuleBook(List<Rule> rules, Random random) {
    this.rules = rules;
    this.random = random;
    this.seen = new int[rules.size()];
    this.applied = new int[rules.size()];
  }

  /** The first rule that takes this submit; {@link #ACCEPT} when none does. */
  Rule forSubmit(String destination) {
    for (int at = 0; at < seen.length; at++) {
      if (takes(at, rules.get(at), destination)) {
        applied[at]++;
        return rules.get(at);
      }
    }
    return ACCEPT;
  }

  private boolean takes(int at, Rule rule, String destination) {
    if (!destination.endsWith(rule.suffix())) {
      return false;
    }
    seen[at]++;
    return (rule.times() == 0 || applied[at] < rule.times())
        && (rule.every() == 0 || seen[at] % rule.every() == 0)
        && (rule.fraction() == 0 || random.nextDouble() < rule.fraction());
  }
}
