package vn.econgdan.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the project; tests run in its top directory. */
final class Project {
  private static final Pattern QUEUE = Pattern.compile("<queue\\s+physicalName=\"([^\"]+)\"");

  private Project() {}

  static Path file(String path) {
    return Path.of(path);
  }

  static String text(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException("this file belongs to the project: " + path, e);
    }
  }

  static List<Path> files(String directory, String ending) {
    try (Stream<Path> files = Files.walk(file(directory))) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of the program's sources. */
  static String program() {
    return files("src/main/java", ".java").stream()
        .map(file -> text(file.toString()))
        .collect(Collectors.joining("\n"));
  }

  /** What an operator may set. */
  static Set<String> settings() {
    return text("src/test/resources/contract-settings.txt")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> brokerQueues() {
    return matches(QUEUE, text("broker-config/activemq.xml"));
  }

  /** The first group of every match. */
  static Set<String> matches(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
