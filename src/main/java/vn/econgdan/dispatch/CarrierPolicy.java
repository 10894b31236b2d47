package vn.econgdan.dispatch;

import java.time.Instant;

/** What the dispatcher must know of the carrier beyond the wire. */
public interface CarrierPolicy {

  /** The carrier's name, part of every key. */
  String carrier();

  /** The form of a message id by which the receipt's and the answer's are the same. */
  String key(String carrierId);

  /** The price of one part taken at this moment, in 1/10.000 đ. */
  long rateE4(Instant takenAt);
}
