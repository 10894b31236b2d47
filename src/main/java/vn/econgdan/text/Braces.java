package vn.econgdan.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.econgdan.kernel.Refusal.Problem;

/**
 * Braces enclose placeholders; doubled they stand for themselves (CONTRACT 4). No placeholder is
 * defined yet, so each one is a problem.
 *
 * @param text with doubled braces made single
 * @param problems UNKNOWN_PLACEHOLDER with its name, or LONE_BRACE
 */
record Braces(String text, List<Problem> problems) {
  private static final Pattern BRACE = Pattern.compile("\\{\\{|}}|\\{([^{}]*)}|[{}]");

  static Braces read(String text) {
    List<Problem> problems = new ArrayList<>();
    String single = BRACE.matcher(text).replaceAll(found -> single(found, problems));
    return new Braces(single, problems);
  }

  private static String single(MatchResult found, List<Problem> problems) {
    String braces = found.group();
    if (braces.equals("{{") || braces.equals("}}")) {
      return braces.substring(1);
    }
    problems.add(problem(found));
    return Matcher.quoteReplacement(braces);
  }

  private static Problem problem(MatchResult found) {
    return found.group(1) == null
        ? Problem.of("text", "LONE_BRACE", found.group())
        : Problem.of("text", "UNKNOWN_PLACEHOLDER", found.group(1));
  }
}
