package vn.econgdan.app.edge;

import java.util.List;
import java.util.Optional;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Kind;
import vn.econgdan.kernel.Refusal.Problem;

/** The edge's "no", on its way from where a request is read to where it is answered. */
final class ApiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  ApiRefusal(Refusal refusal) {
    super(refusal.code(), null, false, false);
    this.refusal = refusal;
  }

  static ApiRefusal malformed(List<Problem> problems) {
    return of(Kind.MALFORMED, problems.get(0).code(), problems);
  }

  static ApiRefusal malformed(String code) {
    return of(Kind.MALFORMED, code, List.of());
  }

  static ApiRefusal of(Kind kind, String code, List<Problem> problems) {
    return new ApiRefusal(new Refusal(kind, code, problems, Optional.empty()));
  }

  Refusal refusal() {
    return refusal;
  }
}
