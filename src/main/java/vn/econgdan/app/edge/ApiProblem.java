package vn.econgdan.app.edge;

import java.util.List;

/**
 * The body of {@code application/problem+json} (RFC 9457).
 *
 * @param current what to look at instead after a conflict; null otherwise
 * @param incident under which id the log tells more; only with 500
 */
record ApiProblem(
    String type,
    String title,
    int status,
    String detail,
    List<FieldError> errors,
    Object current,
    String incident) {

  /** One field that could not be accepted. */
  record FieldError(String field, String code, String message) {}
}
