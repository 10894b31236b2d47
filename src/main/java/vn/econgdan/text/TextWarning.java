package vn.econgdan.text;

import java.util.List;

/**
 * Something the writer should see before the text leaves; it does not stop the text. The sentence
 * stands under {@code refusal.<code>}.
 *
 * @param code MARKS_LEFT or UCS2_BECAUSE
 * @param arguments fill the sentence's {0}, {1}…
 */
public record TextWarning(String code, List<String> arguments) {
  public TextWarning {
    arguments = List.copyOf(arguments);
  }
}
