package vn.econgdan.kernel;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something a person reads, as data: the edge writes it in the reader's language.
 *
 * @param key where it stands in {@code messages_*.properties}
 * @param arguments fill its {0}, {1}…
 */
public record Sentence(String key, List<String> arguments) {
  public Sentence {
    arguments = List.copyOf(arguments);
  }

  public static Sentence of(String key, Object... arguments) {
    return new Sentence(key, Stream.of(arguments).map(String::valueOf).toList());
  }
}
