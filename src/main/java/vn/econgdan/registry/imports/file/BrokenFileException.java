package vn.econgdan.registry.imports.file;

import java.util.List;
import java.util.Optional;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Kind;
import vn.econgdan.kernel.Refusal.Problem;

/**
 * A file that cannot be read on. It is met deep inside readers, whose callers expect an exception;
 * {@link Uploads} turns it into the refusal it carries.
 */
final class BrokenFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String FIELD = "body";

  private final transient Refusal refusal;

  private BrokenFileException(Kind kind, Problem problem) {
    this(kind, List.of(problem));
  }

  private BrokenFileException(Kind kind, List<Problem> problems) {
    super(problems.get(0).code());
    this.refusal = new Refusal(kind, problems.get(0).code(), problems, Optional.empty());
  }

  static BrokenFileException unacceptable(String code, Object... arguments) {
    return unacceptable(List.of(Problem.of(FIELD, code, arguments)));
  }

  /** Everything that is wrong with the file as a whole. */
  static BrokenFileException unacceptable(List<Problem> problems) {
    return new BrokenFileException(Kind.UNACCEPTABLE, problems);
  }

  static BrokenFileException malformed(String code) {
    return new BrokenFileException(Kind.MALFORMED, Problem.of(FIELD, code));
  }

  static BrokenFileException tooLarge(String code, Object... arguments) {
    return new BrokenFileException(Kind.TOO_LARGE, Problem.of(FIELD, code, arguments));
  }

  static BrokenFileException unsupported(String code) {
    return new BrokenFileException(Kind.UNSUPPORTED, Problem.of(FIELD, code));
  }

  Refusal refusal() {
    return refusal;
  }
}
