package vn.econgdan.notice;

import java.util.List;
import vn.econgdan.kernel.Sentence;

/**
 * Why something was done to a notice, as its history keeps it: a person's words, or a sentence of
 * ours that each reader gets in his language.
 *
 * @param words a person's; null when the system says why
 * @param code of the sentence, {@code history.<code>} in the messages files; null for words
 */
public record Reason(String words, String code, List<String> arguments) {
  private static final String PREFIX = "history.";
  private static final String SAID = PREFIX + "SAID";

  static Reason said(String words) {
    return new Reason(words, null, List.of());
  }

  /** Of a sentence whose key is {@code history.<code>}. */
  static Reason of(Sentence sentence) {
    if (!sentence.key().startsWith(PREFIX)) {
      throw new IllegalArgumentException("not a sentence of the history: " + sentence.key());
    }
    return new Reason(null, sentence.key().substring(PREFIX.length()), sentence.arguments());
  }

  /** A sentence of the history. */
  static Sentence sentence(String code, Object... arguments) {
    return Sentence.of(PREFIX + code, arguments);
  }

  /** What the reader gets; null when nothing was said. */
  public Sentence spoken() {
    if (code != null) {
      return new Sentence(PREFIX + code, arguments);
    }
    return words == null ? null : Sentence.of(SAID, words);
  }
}
