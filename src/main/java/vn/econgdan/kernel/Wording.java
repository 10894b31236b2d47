package vn.econgdan.kernel;

import java.util.List;
import java.util.Locale;

/** Where the sentences stand that people read; the edge keeps them. */
@FunctionalInterface
public interface Wording {

  /**
   * The sentence of a problem's code, its {0}, {1}… filled.
   *
   * @param field what the sentence may name; empty for none
   */
  String sentence(Locale language, String code, List<String> arguments, String field);

  /** As above, of no field. */
  default String sentence(Locale language, String code, List<String> arguments) {
    return sentence(language, code, arguments, "");
  }
}
