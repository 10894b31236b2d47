package vn.econgdan.reconcile;

import java.util.List;
import java.util.stream.Stream;

/** The buckets of CONTRACT 5, in the order in which the first that applies is taken. */
public enum DifferenceKind {
  DUPLICATE_AT_CARRIER,
  MISSING_HERE,
  MISSING_AT_CARRIER,
  OTHER_PERIOD,
  RECIPIENT_DIFFERS,
  PARTS_DIFFER,
  STATUS_DIFFERS,
  PRICE_DIFFERS;

  /** Where both sides say the same. */
  static final String MATCHED = "MATCHED";

  static List<String> names() {
    return Stream.of(values()).map(Enum::name).toList();
  }
}
