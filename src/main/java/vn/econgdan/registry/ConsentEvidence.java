package vn.econgdan.registry;

import vn.econgdan.text.SearchFold;

/** What proves a consent: something a person can be shown. A dash in the column proves nothing. */
final class ConsentEvidence {
  private ConsentEvidence() {}

  /** As it is kept; empty where no letter and no digit is in it. */
  static String of(String written) {
    String seen = written == null ? "" : SearchFold.visible(written);
    return seen.codePoints().anyMatch(Character::isLetterOrDigit) ? seen : "";
  }

  static boolean isNone(String written) {
    return of(written).isEmpty();
  }
}
