package vn.econgdan.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps each text once and gives it a number: senders, periods and states repeat a million times.
 */
final class Words {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  int number(String word) {
    return numbers.computeIfAbsent(word, this::enter);
  }

  private int enter(String word) {
    words.add(word);
    return words.size() - 1;
  }

  String word(int number) {
    return words.get(number);
  }
}
