package vn.econgdan.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The test classes that took longest, read from the reports of surefire and failsafe. */
public final class SlowestClasses {
  private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\\sname=\"([^\"]+)\"");
  private static final Pattern TIME = Pattern.compile("\\stime=\"([\\d.,]+)\"");
  private static final int SHOWN = 20;

  private SlowestClasses() {}

  /** A class and how long it took, its start and end included. */
  public record Took(String name, double seconds) {
    private String line() {
      return String.format(Locale.ROOT, "%8.1f s  %s", seconds, name);
    }
  }

  /**
   * The build's last word.
   *
   * @param args when the build began, then the directories of reports
   */
  public static void main(String[] args) {
    Instant since = Instant.parse(args[0]);
    List<Path> directories = Stream.of(args).skip(1).map(Path::of).toList();
    System.out.print(told(classes(directories, since)));
  }

  /** All classes with a report written since then; older reports tell of another run. */
  static List<Took> classes(List<Path> directories, Instant since) {
    return directories.stream()
        .filter(Files::isDirectory)
        .flatMap(SlowestClasses::reports)
        .filter(report -> !modified(report).isBefore(since))
        .flatMap(report -> read(text(report)).stream())
        .toList();
  }

  private static Stream<Path> reports(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant modified(Path report) {
    try {
      return Files.getLastModifiedTime(report).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path report) {
    try {
      return Files.readString(report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty when it is no report. */
  static Optional<Took> read(String report) {
    Matcher suite = SUITE.matcher(report);
    if (!suite.find()) {
      return Optional.empty();
    }
    Matcher name = NAME.matcher(suite.group());
    Matcher time = TIME.matcher(suite.group());
    return name.find() && time.find()
        ? Optional.of(new Took(name.group(1), Double.parseDouble(time.group(1).replace(",", ""))))
        : Optional.empty();
  }

  /** A heading with the sum and a line a class, the slowest first. */
  static String told(List<Took> classes) {
    double sum = classes.stream().mapToDouble(Took::seconds).sum();
    String lines =
        classes.stream()
            .sorted(Comparator.comparingDouble(Took::seconds).reversed())
            .limit(SHOWN)
            .map(took -> took.line() + "\n")
            .collect(Collectors.joining());
    return String.format(
            Locale.ROOT, "The slowest of %d test classes, together %.0f s:%n", classes.size(), sum)
        + lines;
  }
}
