package vn.econgdan.registry;

import java.util.List;
import java.util.Locale;

/** Where the sentences stand that people read; the edge keeps them. */
@FunctionalInterface
public interface Wording {

  /** The sentence of a problem's code, its {0}, {1}… filled. */
  String sentence(Locale language, String code, List<String> arguments);
}
