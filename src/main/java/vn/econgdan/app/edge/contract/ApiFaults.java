package vn.econgdan.app.edge.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Kind;
import vn.econgdan.kernel.Refusal.Problem;

/** Collects all that is wrong with a request, so that it is said at once and not one by one. */
public final class ApiFaults {
  /** More than anybody reads; a body of a million mistakes is not answered with a million. */
  private static final int MOST = 100;

  private final List<Problem> malformed = new ArrayList<>();
  private final List<Problem> unacceptable = new ArrayList<>();

  /** What cannot be read (400). */
  public void malformed(String field, String code, Object... arguments) {
    add(malformed, Problem.of(field, code, arguments));
  }

  /** What can be read and cannot be accepted (422). */
  void unacceptable(String field, String code, Object... arguments) {
    add(unacceptable, Problem.of(field, code, arguments));
  }

  private static void add(List<Problem> problems, Problem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    }
  }

  void addAll(ApiFaults others) {
    others.malformed.forEach(problem -> add(malformed, problem));
    others.unacceptable.forEach(problem -> add(unacceptable, problem));
  }

  boolean any() {
    return !malformed.isEmpty() || !unacceptable.isEmpty();
  }

  /**
   * What could not be read comes first and decides the status: 400, else 422.
   *
   * @throws ApiRefusal when anything is wrong
   */
  public void refuseIfAny() {
    if (any()) {
      List<Problem> all = Stream.of(malformed, unacceptable).flatMap(List::stream).toList();
      Kind kind = malformed.isEmpty() ? Kind.UNACCEPTABLE : Kind.MALFORMED;
      throw new ApiRefusal(new Refusal(kind, all.get(0).code(), all, Optional.empty()));
    }
  }
}
