package vn.econgdan.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A call that must be refused, and how.
 *
 * @param body JSON of a map, text, or raw octets; null for none
 * @param refusal what must be answered
 */
record WrongCall(
    String name, String login, String method, String path, Sent body, Refusal refusal) {

  /** What is sent besides the path; headers may replace Content-Type. */
  record Sent(Object content, Map<String, String> headers) {}

  /**
   * @param field null when no field is to blame
   * @param arguments of the sentence
   */
  record Refusal(int status, String field, String code, List<String> arguments) {}

  /** {@code "POST /notices"} by {@code login}. */
  static WrongCall by(String login, String name, String call) {
    String[] words = call.split(" ", 2);
    return new WrongCall(name, login, words[0], words[1], new Sent(null, Map.of()), null);
  }

  WrongCall with(Object content) {
    return sending(new Sent(content, body.headers()));
  }

  WrongCall header(String header, String value) {
    Map<String, String> all = new HashMap<>(body.headers());
    all.put(header, value);
    return sending(new Sent(body.content(), Map.copyOf(all)));
  }

  private WrongCall sending(Sent sent) {
    return new WrongCall(name, login, method, path, sent, refusal);
  }

  /** Nobody's field is to blame. */
  WrongCall is(int status, String code, Object... arguments) {
    return at(null, status, code, arguments);
  }

  WrongCall at(String field, int status, String code, Object... arguments) {
    List<String> words = List.of(arguments).stream().map(String::valueOf).toList();
    return new WrongCall(name, login, method, path, body, new Refusal(status, field, code, words));
  }

  @Override
  public String toString() {
    return refusal.status() + " " + refusal.code() + ": " + name;
  }
}
