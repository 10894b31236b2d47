package vn.econgdan.reconcile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.econgdan.receipt.ReceiptState;

/**
 * Which word of the carrier's records agrees with which state of our attempt: the published table
 * of docs/reconciliation.md, as two columns. A word that no table knows agrees with nothing.
 *
 * @param words upper case
 */
record Agreement(List<String> words, List<String> states) {
  private static final Map<ReceiptState, List<String>> RULE =
      new EnumMap<>(
          Map.of(
              // our weaker word for the carrier's DELIVRD on a network that only says "I took it"
              ReceiptState.DELIVERED, List.of("DELIVERED", "NETWORK_CONFIRMED"),
              ReceiptState.UNDELIVERED, List.of("UNDELIVERED"),
              ReceiptState.EXPIRED, List.of("EXPIRED"),
              // neither side knows how it ended
              ReceiptState.PENDING, List.of("SUBMITTED", "UNKNOWN"),
              ReceiptState.UNKNOWN, List.of("SUBMITTED", "UNKNOWN")));

  static Agreement published() {
    List<String> words = new ArrayList<>();
    List<String> states = new ArrayList<>();
    ReceiptState.words()
        .forEach(
            (word, meaning) ->
                RULE.getOrDefault(meaning, List.of())
                    .forEach(
                        state -> {
                          words.add(word);
                          states.add(state);
                        }));
    return new Agreement(List.copyOf(words), List.copyOf(states));
  }

  /** As "WORD STATE". */
  List<String> pairs() {
    return IntStream.range(0, words.size())
        .mapToObj(i -> words.get(i) + " " + states.get(i))
        .toList();
  }
}
