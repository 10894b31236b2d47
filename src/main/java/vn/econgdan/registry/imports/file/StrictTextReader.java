package vn.econgdan.registry.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * UTF-8, or UTF-16 that says so by its byte order mark, or a refusal that names the line: a list in
 * another encoding would put wrong names into the registry. The JDK's reader forgets the line, so
 * this one counts. A byte order mark is skipped.
 */
final class StrictTextReader extends Reader {
  private static final int BUFFER = 64 * 1024;
  private static final int MARK_LONGEST = 4;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);
  private CharsetDecoder decoder;
  private int line = 1;
  private boolean started;
  private boolean ended;

  StrictTextReader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(into, offset, count);
    return count;
  }

  private void fill() throws IOException {
    take();
    while (decoder == null && !ended && bytes.position() < MARK_LONGEST) {
      take();
    }
    bytes.flip();
    if (decoder == null) {
      decoder = decoder(bytes);
    }
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    chars.flip();
    bytes.compact();
    countLines();
    if (result.isError()) {
      boolean utf8 = decoder.charset().equals(StandardCharsets.UTF_8);
      throw BrokenFileException.unacceptable(utf8 ? "NOT_UTF8" : "BROKEN_UTF16", line);
    }
    skipByteOrderMark();
  }

  private void take() throws IOException {
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = read < 0;
    bytes.position(bytes.position() + Math.max(read, 0));
  }

  private static CharsetDecoder decoder(ByteBuffer start) {
    return charset(start)
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Without a mark UTF-16 would be a guess; the mark of UTF-32 begins like one of UTF-16. */
  private static Charset charset(ByteBuffer start) {
    if (begins(start, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    return begins(start, 0xFF, 0xFE) && !begins(start, 0xFF, 0xFE, 0, 0)
        ? StandardCharsets.UTF_16LE
        : StandardCharsets.UTF_8;
  }

  private static boolean begins(ByteBuffer start, int... mark) {
    return start.remaining() >= mark.length
        && IntStream.range(0, mark.length).allMatch(i -> (start.get(i) & 0xFF) == mark[i]);
  }

  private void countLines() {
    line += (int) chars.chars().filter(c -> c == '\n').count();
  }

  private void skipByteOrderMark() {
    if (!started && chars.hasRemaining()) {
      started = true;
      if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
        chars.get();
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
