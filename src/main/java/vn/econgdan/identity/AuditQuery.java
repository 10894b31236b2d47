package vn.econgdan.identity;

import java.time.Instant;
import java.util.Map;

/** Which rows of the audit are wanted; null leaves a filter out. {@code to} is not included. */
record AuditQuery(
    String subject, String subjectId, String actor, String act, Instant from, Instant to) {
  /** As the contract's parameters are called. */
  static AuditQuery of(Map<String, Object> parameters) {
    return new AuditQuery(
        (String) parameters.get("subject"),
        (String) parameters.get("subjectId"),
        (String) parameters.get("actor"),
        (String) parameters.get("act"),
        (Instant) parameters.get("from"),
        (Instant) parameters.get("to"));
  }
}
