package vn.econgdan.kernel;

import java.util.Locale;

/** Writes a sentence in a language, for answers that are not JSON. */
@FunctionalInterface
public interface Words {
  String of(Locale language, Sentence sentence);
}
