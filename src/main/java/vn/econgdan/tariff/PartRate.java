package vn.econgdan.tariff;

import vn.econgdan.kernel.Dong;

/**
 * What a carrier takes for one part.
 *
 * @param tenThousandths in 1/10.000 đ, so that rates with four decimals stay exact (DESIGN 4.7)
 */
public record PartRate(long tenThousandths) {
  private static final long WHOLE = 10_000;

  public PartRate {
    if (tenThousandths < 0) {
      throw new IllegalArgumentException("a rate is not negative");
    }
  }

  /** What {@code parts} parts cost, rounded once, half up. */
  public Dong cost(long parts) {
    long exact = Math.multiplyExact(tenThousandths, parts);
    return new Dong(exact / WHOLE + (exact % WHOLE >= WHOLE / 2 ? 1 : 0));
  }
}
