package vn.econgdan.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why something was not done, as data; sentences in vi and en stand in {@code
 * messages_*.properties} under {@code refusal.<code>}.
 *
 * @param kind which HTTP status it becomes
 * @param code stable, upper snake case, e.g. {@code NOBODY_ELIGIBLE}
 * @param problems the fields concerned; may be empty
 * @param current what the caller should look at instead, e.g. the new approval sheet
 */
public record Refusal(Kind kind, String code, List<Problem> problems, Optional<Object> current) {

  /** One field that could not be accepted; {@code arguments} fill the sentence's {0}, {1}… */
  public record Problem(String field, String code, List<String> arguments) {
    public static Problem of(String field, String code, Object... arguments) {
      return new Problem(field, code, List.of(arguments).stream().map(String::valueOf).toList());
    }
  }

  /** CONTRACT 4's table of statuses. */
  public enum Kind {
    MALFORMED(400),
    FORBIDDEN(403),
    UNKNOWN(404),
    CONFLICT(409),
    TOO_LARGE(413),
    UNSUPPORTED(415),
    UNACCEPTABLE(422),
    BUSY(503);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  public Refusal {
    problems = List.copyOf(problems);
  }

  /**
   * Of two reasons about values (422) one with the fields of both, so that all is told at once; a
   * field that the first names already is not named again. Else the first.
   */
  public Refusal with(Refusal other) {
    if (kind != Kind.UNACCEPTABLE || other.kind != Kind.UNACCEPTABLE) {
      return this;
    }
    Stream<Problem> further =
        other.problems.stream()
            .filter(p -> problems.stream().noneMatch(known -> known.field().equals(p.field())));
    return unacceptable(Stream.concat(problems.stream(), further).toList());
  }

  public static Refusal unknown(String code) {
    return new Refusal(Kind.UNKNOWN, code, List.of(), Optional.empty());
  }

  /** Not now, but soon: too much is asked of us at once. */
  public static Refusal busy(String code) {
    return new Refusal(Kind.BUSY, code, List.of(), Optional.empty());
  }

  public static Refusal forbidden(String code) {
    return new Refusal(Kind.FORBIDDEN, code, List.of(), Optional.empty());
  }

  public static Refusal conflict(String code, Object current) {
    return new Refusal(Kind.CONFLICT, code, List.of(), Optional.ofNullable(current));
  }

  /** Somebody else has this value already (409). */
  public static Refusal taken(String field, String code) {
    return new Refusal(Kind.CONFLICT, code, List.of(Problem.of(field, code)), Optional.empty());
  }

  /** A value that cannot be accepted (422); the refusal's code is the first problem's. */
  public static Refusal unacceptable(List<Problem> problems) {
    return new Refusal(Kind.UNACCEPTABLE, problems.get(0).code(), problems, Optional.empty());
  }

  public static Refusal unacceptable(String field, String code, Object... arguments) {
    return unacceptable(List.of(Problem.of(field, code, arguments)));
  }
}
