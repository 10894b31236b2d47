package vn.econgdan.text;

import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The little language the golden inputs are written in: {@code ('a'*152+'{')*3}, {@code
 * U+1F680*36}.
 */
final class GoldenExpression {
  private static final Pattern TOKEN =
      Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|U\\+[0-9A-F]+|\\d+|[+*()]");

  private final Iterator<String> tokens;
  private String next;

  private GoldenExpression(List<String> tokens) {
    this.tokens = tokens.iterator();
    advance();
  }

  static String text(String expression) {
    return new GoldenExpression(
            TOKEN.matcher(expression).results().map(MatchResult::group).toList())
        .sum();
  }

  private String sum() {
    StringBuilder text = new StringBuilder(product());
    while ("+".equals(next)) {
      advance();
      text.append(product());
    }
    return text.toString();
  }

  private String product() {
    String text = atom();
    while ("*".equals(next)) {
      advance();
      text = text.repeat(Integer.parseInt(advance()));
    }
    return text;
  }

  private String atom() {
    String token = advance();
    if (token.equals("(")) {
      String inner = sum();
      advance();
      return inner;
    }
    return token.startsWith("U+")
        ? Character.toString(Integer.parseInt(token.substring(2), 16))
        : token.substring(1, token.length() - 1).translateEscapes();
  }

  private String advance() {
    String current = next;
    next = tokens.hasNext() ? tokens.next() : null;
    return current;
  }
}
