package vn.econgdan.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that are read in the order of their numbers: none missing, none twice. */
final class NumberedFiles {
  private NumberedFiles() {}

  /**
   * @param form the file's name; its first group is the number
   */
  static List<String> complaints(Pattern form, List<String> names) {
    List<String> found = new ArrayList<>();
    int next = 1;
    for (String name : names.stream().sorted().toList()) {
      Matcher matcher = form.matcher(name);
      if (!matcher.matches()) {
        found.add(name + " is not named like " + form);
      } else if (Integer.parseInt(matcher.group(1)) != next++) {
        found.add(name + ": number " + (next - 1) + " was expected here");
      }
    }
    return found;
  }
}
