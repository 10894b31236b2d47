package vn.econgdan.registry.imports.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Notices a quote that is never closed. The CSV library would take the rest of the file for one
 * cell and say nothing; here the file is refused with the line where the quote was opened.
 */
final class UnclosedQuoteGuard extends FilterReader {
  private enum At {
    FIELD_START,
    PLAIN,
    QUOTED,
    QUOTE_IN_QUOTED
  }

  private final char separator;
  private At at = At.FIELD_START;
  private int line = 1;
  private int openedOn;

  UnclosedQuoteGuard(Reader in, char separator) {
    super(in);
    this.separator = separator;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    if (read < 0 && at == At.QUOTED) {
      throw BrokenFileException.unacceptable("UNCLOSED_QUOTE", openedOn);
    }
    for (int i = 0; i < read; i++) {
      see(into[offset + i]);
    }
    return read;
  }

  private void see(char c) {
    at = c == '"' ? afterQuote() : afterOther(c);
    if (c == '\n') {
      line++;
    }
  }

  private At afterQuote() {
    return switch (at) {
      case FIELD_START -> opened();
      case PLAIN -> At.PLAIN;
      case QUOTED -> At.QUOTE_IN_QUOTED;
      case QUOTE_IN_QUOTED -> At.QUOTED;
    };
  }

  private At opened() {
    openedOn = line;
    return At.QUOTED;
  }

  private At afterOther(char c) {
    if (at == At.QUOTED) {
      return At.QUOTED;
    }
    return c == separator || c == '\n' || c == '\r' ? At.FIELD_START : At.PLAIN;
  }
}
