package vn.econgdan.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Vietnamese and English say the same things, and every refusal has its sentence. */
final class SentencesGuard {
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
  private static final Pattern REFUSAL =
      Pattern.compile(
          "(?:Refusal\\s*\\.\\s*(?:unknown|forbidden|conflict)\\(\\s*"
              + "|Refusal\\s*\\.\\s*(?:unacceptable|taken)\\(\\s*(?:\"[^\"]*\"|\\w+),\\s*"
              + "|Problem\\s*\\.\\s*of\\(\\s*(?:\"[^\"]*\"|\\w+),\\s*)\"([A-Z][A-Z0-9_]+)\"");

  private SentencesGuard() {}

  static List<String> outOfStep(Map<String, String> vietnamese, Map<String, String> english) {
    List<String> found = new ArrayList<>();
    Set<String> keys = new TreeSet<>(vietnamese.keySet());
    keys.addAll(english.keySet());
    for (String key : keys) {
      String vi = vietnamese.getOrDefault(key, "");
      String en = english.getOrDefault(key, "");
      if (vi.isBlank() || en.isBlank()) {
        found.add(key + ": no sentence in " + (vi.isBlank() ? "messages_vi" : "messages_en"));
      } else if (!Project.matches(ARGUMENT, vi).equals(Project.matches(ARGUMENT, en))) {
        found.add(key + ": other arguments in messages_vi than in messages_en");
      }
    }
    return found;
  }

  /** MessageFormat swallows a single apostrophe, and what it quotes; write ’ instead. */
  static List<String> apostrophes(Map<String, String> sentences) {
    return sentences.entrySet().stream()
        .filter(e -> e.getKey().startsWith("refusal.") && e.getValue().contains("'"))
        .map(e -> e.getKey() + ": write ’ instead of ' in “" + e.getValue() + "”")
        .toList();
  }

  static List<String> unsaid(String source, Map<String, String> sentences) {
    return Project.matches(REFUSAL, source).stream()
        .filter(code -> !sentences.containsKey("refusal." + code))
        .map(code -> "no sentence refusal." + code)
        .toList();
  }
}
