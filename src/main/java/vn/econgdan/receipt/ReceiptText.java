package vn.econgdan.receipt;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a receipt (SMPP 3.4 appendix B is only an example, and carriers take it as one):
 * labels in any order and case, any of them missing; from {@code text:} on nothing is a label, for
 * there stand a citizen's words.
 */
final class ReceiptText {
  private static final Pattern LABEL =
      Pattern.compile(
          "(?<![A-Za-z])(id|sub|dlvrd|submit[ _]?date|done[ _]?date|stat(?:us)?|err(?:or)?|text)"
              + "\\s*:",
          Pattern.CASE_INSENSITIVE);

  private static final String TEXT = "text";

  /** Label → what stands behind it, the first one counts; "" → what stands before all labels. */
  private final Map<String, String> fields = new LinkedHashMap<>();

  private final Optional<String> bareWord;

  ReceiptText(String content) {
    Matcher label = LABEL.matcher(content);
    String open = "";
    int from = 0;
    while (!open.equals(TEXT) && label.find()) {
      fields.putIfAbsent(open, content.substring(from, label.start()).strip());
      open = name(label.group(1));
      from = label.end();
    }
    fields.putIfAbsent(open, content.substring(from).strip());
    bareWord = bareWord(open.equals(TEXT) ? content.substring(0, from) : content);
  }

  /** The first word after a label; empty when there is none, or it says there is none. */
  Optional<String> word(String label) {
    return Optional.ofNullable(fields.get(label))
        .map(value -> value.split("\\s+", 2)[0])
        .filter(value -> !value.isEmpty() && !value.equalsIgnoreCase("null"));
  }

  /** {@code stat:}, else a known word that stands alone where its label was forgotten. */
  Optional<String> state() {
    return word("stat").or(() -> bareWord);
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
    return word("id").isPresent() && says;
  }

  private static Optional<String> bareWord(String head) {
    return Arrays.stream(head.split("\\s+")).filter(ReceiptStates::knows).findFirst();
  }

  private static String name(String label) {
    String plain = label.toLowerCase(Locale.ROOT).replaceAll("[ _]", "");
    return switch (plain) {
      case "status" -> "stat";
      case "error" -> "err";
      default -> plain;
    };
  }
}
