package vn.econgdan.app.edge.contract;

import java.util.List;
import java.util.Optional;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Kind;
import vn.econgdan.kernel.Refusal.Problem;

/** The edge's "no", on its way from where a request is read to where it is answered. */
public final class ApiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public ApiRefusal(Refusal refusal) {
    super(refusal.code(), null, false, false);
    this.refusal = refusal;
  }

  public static ApiRefusal malformed(List<Problem> problems) {
    return of(Kind.MALFORMED, problems.get(0).code(), problems);
  }

  public static ApiRefusal malformed(String code) {
    return of(Kind.MALFORMED, code, List.of());
  }

  public static ApiRefusal of(Kind kind, String code, List<Problem> problems) {
    return new ApiRefusal(new Refusal(kind, code, problems, Optional.empty()));
  }

  public Refusal refusal() {
    return refusal;
  }
}
