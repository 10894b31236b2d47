package vn.econgdan.registry.imports;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import vn.econgdan.text.SearchFold;

/**
 * Two spellings of one name (the same by fold). A list in capitals, without diacritics or with the
 * tone on the other vowel (hoà, hòa) takes nothing away from what the registry has.
 */
record NameSpelling(String name) {

  /** Whether this one says something else than the registry's, and no less. */
  boolean corrects(NameSpelling known) {
    return !letters().equals(known.letters()) && marks() >= known.marks();
  }

  /** Letters and marks in an order of their own: where the tone stands does not count. */
  private String letters() {
    return decomposed()
        .codePoints()
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private long marks() {
    return decomposed()
        .codePoints()
        .filter(c -> c == 'đ' || Character.getType(c) == Character.NON_SPACING_MARK)
        .count();
  }

  private String decomposed() {
    return Normalizer.normalize(SearchFold.visible(name).toLowerCase(Locale.ROOT), Form.NFD);
  }
}
