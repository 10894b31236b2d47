package vn.econgdan.app.edge;

import java.util.List;
import java.util.Locale;
import vn.econgdan.app.edge.ApiProblem.FieldError;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;

/** Turns a "no" into the problem that is answered, in the caller's language. */
final class ApiProblems {
  static final String MEDIA_TYPE = "application/problem+json";

  private ApiProblems() {}

  static ApiProblem of(Refusal refusal, Locale language) {
    List<FieldError> errors = refusal.problems().stream().map(p -> error(p, language)).toList();
    return new ApiProblem(
        type(refusal.code()),
        Sentences.status(language, refusal.kind().status()),
        refusal.kind().status(),
        detail(refusal, language),
        errors,
        refusal.current().orElse(null),
        null);
  }

  /** For statuses that no door refuses with: 401, 404 and 405 of the edge, 429, 503. */
  static ApiProblem of(int status, String code, Locale language, String... arguments) {
    String detail = Sentences.refusal(language, code, List.of(arguments));
    return new ApiProblem(
        type(code), Sentences.status(language, status), status, detail, List.of(), null, null);
  }

  static ApiProblem surprise(String incident, Locale language) {
    String detail = Sentences.refusal(language, "SURPRISE", List.of(incident));
    return new ApiProblem(
        type("SURPRISE"), Sentences.status(language, 500), 500, detail, List.of(), null, incident);
  }

  private static FieldError error(Problem problem, Locale language) {
    return new FieldError(
        problem.field(),
        problem.code(),
        Sentences.refusal(language, problem.code(), problem.arguments(), problem.field()));
  }

  /** The refusal's own sentence; the first problem fills it when it is the same. */
  private static String detail(Refusal refusal, Locale language) {
    String sentence =
        refusal.problems().stream()
            .filter(problem -> problem.code().equals(refusal.code()))
            .findFirst()
            .map(problem -> error(problem, language).message())
            .orElseGet(() -> Sentences.refusal(language, refusal.code(), List.of()));
    int problems = refusal.problems().size();
    return problems > 1
        ? Sentences.of(language, "problems.several", List.of(Integer.toString(problems), sentence))
        : sentence;
  }

  private static String type(String code) {
    return "urn:econgdan:problem:" + code;
  }
}
