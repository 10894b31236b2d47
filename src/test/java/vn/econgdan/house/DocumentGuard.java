package vn.econgdan.house;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the documents say of the program is so. */
final class DocumentGuard {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#\\s]+)");
  private static final Pattern SETTING_ROW = Pattern.compile("`(ECONGDAN_[A-Z0-9_]+)`");
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");
  private static final Pattern RAISED = Pattern.compile("raise\\(\\s*\"([A-Z_]+)\"");
  private static final Pattern KIND = Pattern.compile("String KIND = \"([A-Z_]+)\"");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>\\s*<groupId>[^<]+</groupId>\\s*<artifactId>([^<]+)<");

  private DocumentGuard() {}

  static List<String> deadLinks(String text, Predicate<String> exists) {
    return Project.matches(LINK, text).stream().filter(target -> !exists.test(target)).toList();
  }

  /** Settings that the table lacks, and those it made up. */
  static List<String> settings(String readme, Set<String> settings) {
    Set<String> told = Project.matches(SETTING_ROW, readme);
    return Stream.concat(
            settings.stream().filter(s -> !told.contains(s)).map(s -> "not in README: " + s),
            told.stream().filter(s -> !settings.contains(s)).map(s -> "no such setting: " + s))
        .toList();
  }

  /** Classes in code quotes that do not exist. */
  static List<String> unknownClasses(String text, Set<String> classes) {
    return Project.matches(CLASS, text).stream().filter(c -> !classes.contains(c)).toList();
  }

  /** Alarms that the program raises and the document does not explain. */
  static List<String> unexplainedAlarms(String source, String readme) {
    return Stream.of(RAISED, KIND)
        .flatMap(pattern -> Project.matches(pattern, source).stream())
        .filter(kind -> !readme.contains("| " + kind + " |"))
        .toList();
  }

  /** Libraries of the build without a line in the decision. */
  static List<String> unexplained(String pom, String decision) {
    String direct = pom.substring(pom.indexOf("</dependencyManagement>"));
    return Project.matches(DEPENDENCY, direct).stream()
        .filter(library -> !decision.contains("`" + library + "`"))
        .toList();
  }

  /** The first command line of a shell block under a heading. */
  static String command(String readme, String heading) {
    String section = readme.substring(readme.indexOf("## " + heading));
    String block = section.substring(section.indexOf("```sh\n") + 6);
    return block.substring(0, block.indexOf('\n'));
  }
}
