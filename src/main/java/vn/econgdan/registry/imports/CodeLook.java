package vn.econgdan.registry.imports;

import java.util.regex.Pattern;

/** What is left of a code for a tired eye. */
final class CodeLook {
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");
  private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

  private CodeLook() {}

  /** The same for 55B, "55B.", "55 B", "5SB" and "055B". */
  static String of(String fold) {
    String plain = SIGNS.matcher(fold).replaceAll("");
    String digits = plain.replace('o', '0').replace('s', '5').replace('i', '1').replace('l', '1');
    return LEADING_ZEROS.matcher(digits.replace('z', '2')).replaceAll("");
  }
}
