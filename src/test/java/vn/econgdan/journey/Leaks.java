package vn.econgdan.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for what must never leave the database in files that anybody may read. */
final class Leaks {
  private final Set<String> secrets = new TreeSet<>();

  /** Something that must not occur, however it is written; very short ones would occur anywhere. */
  Leaks watch(String secret) {
    if (secret.length() < 6) {
      throw new IllegalArgumentException("too short to tell apart: " + secret);
    }
    secrets.add(secret.toLowerCase(Locale.ROOT));
    return this;
  }

  /** A number in each of the forms a program writes: only its national digits are in all. */
  Leaks watchNumber(String number) {
    return watch(number.replaceFirst("^(\\+?84|0)", ""));
  }

  /** What occurs, with the file it is in. */
  List<String> in(Path tree) {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.filter(Files::isRegularFile).flatMap(this::found).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<String> found(Path file) {
    try {
      byte[] octets = Files.readAllBytes(file);
      String text = new String(octets, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      return secrets.stream().filter(text::contains).map(secret -> file + ": " + secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
