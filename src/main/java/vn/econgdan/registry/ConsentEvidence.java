package vn.econgdan.registry;

import vn.econgdan.text.SearchFold;

/** What proves a consent: something a person can be shown. A dash in the column proves nothing. */
public record ConsentEvidence(String text) {

  /** As it is kept; empty where no letter and no digit is in it. */
  public static ConsentEvidence of(String written) {
    String seen = written == null ? "" : SearchFold.visible(written);
    return new ConsentEvidence(seen.codePoints().anyMatch(Character::isLetterOrDigit) ? seen : "");
  }

  public boolean isNone() {
    return text.isEmpty();
  }
}
