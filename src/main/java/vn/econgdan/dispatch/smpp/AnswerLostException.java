package vn.econgdan.dispatch.smpp;

import java.io.IOException;

/** The session ended while a part waited for its answer: it may have left, and nobody will say. */
final class AnswerLostException extends IOException {
  private static final long serialVersionUID = 1L;

  AnswerLostException(String link) {
    super(link + " ended before the answer came");
  }
}
