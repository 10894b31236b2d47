package vn.econgdan.dispatch;

import java.util.Optional;

/**
 * What is known after one attempt to submit. The line that matters runs between {@link NotSent} and
 * {@link InDoubt}: a resend of what may have left is a second SMS to somebody (DESIGN 4.5).
 */
public sealed interface CarrierAnswer {

  /** The carrier took it; {@code carrierId} as it came, "" when the carrier gave none. */
  record Taken(String carrierId) implements CarrierAnswer {}

  /** The carrier said no; without a verdict when the status is not in {@link CommandStatuses}. */
  record Refused(int status, Optional<CarrierVerdict> verdict) implements CarrierAnswer {
    public Refused(int status) {
      this(status, CommandStatuses.verdict(status));
    }
  }

  /** Certainly not on the wire: LINK_LOST (no bind) or CONFIGURATION (it cannot be encoded). */
  record NotSent(CarrierVerdict verdict, String reason) implements CarrierAnswer {}

  /** Certainly not on the wire, and never again: {@code reason} is why the recipient is gone. */
  record Withheld(String reason) implements CarrierAnswer {}

  /** Perhaps on the wire: no answer, or one that cannot be read. Never resent by itself. */
  record InDoubt(String reason) implements CarrierAnswer {}
}
