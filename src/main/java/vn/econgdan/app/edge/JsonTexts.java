package vn.econgdan.app.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import vn.econgdan.kernel.Characters;
import vn.econgdan.kernel.Refusal.Problem;

/** Looks through every text of a body, so that no door is handed one no database would take. */
final class JsonTexts {
  private final List<Problem> problems = new ArrayList<>();

  private JsonTexts() {}

  /** One problem for each text with a control character or half a character, by its field. */
  static List<Problem> broken(JsonNode body) {
    JsonTexts texts = new JsonTexts();
    texts.read("", body);
    return texts.problems;
  }

  private void read(String field, JsonNode node) {
    if (node.isTextual()) {
      Characters.firstBroken(node.textValue())
          .ifPresent(found -> problems.add(Problem.of(field, "BROKEN_CHARACTER", found)));
    }
    node.properties().forEach(entry -> read(joined(field, entry.getKey()), entry.getValue()));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      read(field + "[" + i + "]", node.get(i));
    }
  }

  private static String joined(String field, String name) {
    return field.isEmpty() ? name : field + "." + name;
  }
}
