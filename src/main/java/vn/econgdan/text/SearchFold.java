package vn.econgdan.text;

import java.util.Locale;

/** One form for names that people spell in several ways: "Hoà", "HÒA" and "hoa" meet in it. */
public final class SearchFold {
  private SearchFold() {}

  /** Without marks, in lower case, with single spaces and none at the ends; never shown. */
  public static String fold(String text) {
    String composed = VietnameseLetters.composed(text);
    String plain = VietnameseLetters.composed(Typography.plain(composed));
    return VietnameseLetters.stripped(plain)
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("\\s+", " ");
  }
}
