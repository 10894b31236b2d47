package vn.econgdan.dispatch;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What the dispatcher must know of the carrier beyond the wire. */
public interface CarrierPolicy {

  /** The carrier's name, part of every key. */
  String carrier();

  /** The form of a message id by which the receipt's and the answer's are the same. */
  String key(String carrierId);

  /** The price of one part taken at this moment, in 1/10.000 đ. */
  long rateE4(Handle handle, Instant takenAt);
}
