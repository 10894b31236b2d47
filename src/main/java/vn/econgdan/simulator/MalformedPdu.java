package vn.econgdan.simulator;

/** A PDU that cannot be read; it carries the command_status to answer with. */
final class MalformedPdu extends Exception {
  private static final long serialVersionUID = 1L;
  private final int statusCode;

  MalformedPdu(Status status, String why) {
    super(why);
    this.statusCode = status.code();
  }

  Status status() {
    return new Status(statusCode);
  }
}
