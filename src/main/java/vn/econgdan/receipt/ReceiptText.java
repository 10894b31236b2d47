package vn.econgdan.receipt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a receipt (SMPP 3.4 appendix B is only an example, and carriers take it as one):
 * labels in any order and case, any of them missing; from {@code text:} on nothing is a label, for
 * there stand a citizen's words.
 */
final class ReceiptText {
  private static final String TEXT = "text";

  /** A label as carriers write it, and the name under which it is kept. */
  private record Label(String written, String name) {

    /** Whether it stands in {@code content} right before {@code end}, and is no part of a word. */
    boolean endsAt(String content, int end, int from) {
      int start = end - written.length();
      return start >= from
          && content.regionMatches(true, start, written, 0, written.length())
          && (start == 0 || !isLetter(content.charAt(start - 1)));
    }
  }

  private static final List<Label> LABELS =
      List.of(
          new Label("id", "id"),
          new Label("sub", "sub"),
          new Label("dlvrd", "dlvrd"),
          new Label("submit date", "submitdate"),
          new Label("submit_date", "submitdate"),
          new Label("submitdate", "submitdate"),
          new Label("done date", "donedate"),
          new Label("done_date", "donedate"),
          new Label("donedate", "donedate"),
          new Label("stat", "stat"),
          new Label("status", "stat"),
          new Label("err", "err"),
          new Label("error", "err"),
          new Label(TEXT, TEXT));

  /** Label → what stands behind it, the first one counts; "" → what stands before all labels. */
  private final Map<String, String> fields = new HashMap<>();

  /** All of it up to {@code text:}. */
  private final String head;

  ReceiptText(String content) {
    String open = "";
    int from = 0;
    int colon = content.indexOf(':');
    while (colon >= 0 && !open.equals(TEXT)) {
      int end = withoutSpaces(content, colon);
      Label label = labelBefore(content, end, from);
      if (label != null) {
        int start = end - label.written().length();
        fields.putIfAbsent(open, content.substring(from, start).strip());
        open = label.name();
        from = colon + 1;
      }
      colon = content.indexOf(':', colon + 1);
    }
    fields.putIfAbsent(open, content.substring(from).strip());
    head = open.equals(TEXT) ? content.substring(0, from) : content;
  }

  private static int withoutSpaces(String content, int end) {
    int last = end;
    while (last > 0 && isSpace(content.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  private static Label labelBefore(String content, int end, int from) {
    for (Label label : LABELS) {
      if (label.endsAt(content, end, from)) {
        return label;
      }
    }
    return null;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** The first word after a label; empty when there is none, or it says there is none. */
  Optional<String> word(String label) {
    return Optional.ofNullable(fields.get(label))
        .map(ReceiptText::firstWord)
        .filter(value -> !value.isEmpty() && !value.equalsIgnoreCase("null"));
  }

  private static String firstWord(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (isSpace(value.charAt(i))) {
        return value.substring(0, i);
      }
    }
    return value;
  }

  /** {@code stat:}, else a known word that stands alone where its label was forgotten. */
  Optional<String> state() {
    return word("stat").or(this::bareWord);
  }

  Optional<Integer> number(String label) {
    return word(label).filter(value -> value.matches("\\d{1,9}")).map(Integer::valueOf);
  }

  Optional<String> text() {
    return Optional.ofNullable(fields.get(TEXT));
  }

  /** Whether a receipt's shape is there: an id, and a state or a date. */
  boolean looksLikeReceipt() {
    boolean says = fields.containsKey("stat") || fields.containsKey("donedate");
    return says && word("id").isPresent();
  }

  private Optional<String> bareWord() {
    return Arrays.stream(head.split("\\s+")).filter(ReceiptStates::knows).findFirst();
  }
}
