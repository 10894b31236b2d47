package vn.econgdan.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Chooses how a message ends: by the end of its number, otherwise by weights. */
final class StateMix {
  private static final int MADE_UP = 99;
  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "ENROUTE", 1, "DELIVRD", 2, "EXPIRED", 3, "DELETED", 4, "UNDELIV", 5, "ACCEPTD", 6,
          "UNKNOWN", 7, "REJECTD", 8);

  private final ReceiptRules rules;
  private final Map<String, Double> weights;
  private final double total;
  private final Random random;

  StateMix(ReceiptRules rules, Random random) {
    this.rules = rules;
    this.weights = new TreeMap<>(rules.states());
    this.total = total(rules.states());
    this.random = random;
  }

  static void check(Map<String, Double> states) {
    boolean negative = states.values().stream().anyMatch(weight -> weight < 0);
    Check.that(!negative && total(states) > 0, "receipts.states needs weights above zero");
  }

  private static double total(Map<String, Double> states) {
    return states.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  String choose(String destination) {
    return rules.statesBySuffix().entrySet().stream()
        .filter(entry -> destination.endsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(this::byWeight);
  }

  private String byWeight() {
    double left = weights.size() == 1 ? 0 : random.nextDouble() * total;
    String last = null;
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      last = entry.getKey();
      left -= entry.getValue();
      if (left < 0) {
        return last;
      }
    }
    return last;
  }

  /** message_state of SMPP 3.4 (5.2.28); a made-up word gets a number that no table knows. */
  static int number(String state) {
    return NUMBERS.getOrDefault(state.toUpperCase(Locale.ROOT), MADE_UP);
  }

  /** The three digits of {@code err:}; 000 only for what arrived. */
  static int error(String state) {
    int number = number(state);
    return number <= 2 || number == 6 ? 0 : number;
  }
}
