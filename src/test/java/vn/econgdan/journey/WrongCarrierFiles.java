package vn.econgdan.journey;

import java.util.stream.Stream;

/** Uploads of the carrier's records that are refused at once, and files nobody has. */
final class WrongCarrierFiles {
  private static final String CSV = "message_id,recipient\n1,84912345678\n";

  private WrongCarrierFiles() {}

  static Stream<WrongCall> all() {
    return Stream.of(
        upload("doisoat", "an empty file of records", "").at("body", 422, "EMPTY_FILE"),
        upload("canbo", "an officer who uploads records", CSV).is(403, "ROLE"),
        upload("quantri", "an administrator who uploads records", CSV).is(403, "ROLE"),
        WrongCall.by("doisoat", "another carrier", "POST /reconciliation/files?carrier=mars")
            .with(CSV)
            .header("Content-Type", "text/csv")
            .at("carrier", 422, "UNKNOWN_VALUE", "vnpt"),
        upload("doisoat", "records as gzip that is none", CSV)
            .header("Content-Type", "text/csv")
            .header("Content-Encoding", "gzip")
            .at("body", 400, "BROKEN_GZIP"),
        WrongCall.by("doisoat", "no such file", "GET /reconciliation/files/999999")
            .is(404, "CARRIER_FILE_UNKNOWN"),
        WrongCall.by("quantri", "no id of a file", "GET /reconciliation/files/x")
            .is(404, "CARRIER_FILE_UNKNOWN"),
        WrongCall.by("lanhdao", "an approver who reads records", "GET /reconciliation/files")
            .is(403, "ROLE"));
  }

  private static WrongCall upload(String who, String name, Object body) {
    return WrongCall.by(who, name, "POST /reconciliation/files")
        .with(body)
        .header("Content-Type", "text/csv");
  }
}
