package vn.econgdan.text;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts a text into parts. A character that does not fit whole begins the next part, so that neither
 * an escape pair nor a surrogate pair is ever cut.
 */
final class PartCutter {
  private PartCutter() {}

  static List<Part> cut(String text, Encoding encoding) {
    List<byte[]> characters = text.codePoints().mapToObj(encoding::octets).toList();
    List<byte[]> alone = fill(characters, encoding.limit(1));
    return numbered(alone.size() == 1 ? alone : fill(characters, encoding.limit(2)), encoding);
  }

  private static List<byte[]> fill(List<byte[]> characters, int limit) {
    List<byte[]> filled = new ArrayList<>();
    ByteArrayOutputStream current = new ByteArrayOutputStream(limit);
    for (byte[] character : characters) {
      if (current.size() + character.length > limit) {
        filled.add(current.toByteArray());
        current.reset();
      }
      current.writeBytes(character);
    }
    filled.add(current.toByteArray());
    return filled;
  }

  private static List<Part> numbered(List<byte[]> filled, Encoding encoding) {
    int count = filled.size();
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> new Part(number, count, encoding, filled.get(number - 1)))
        .toList();
  }
}
