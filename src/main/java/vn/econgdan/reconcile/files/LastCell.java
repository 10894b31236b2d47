package vn.econgdan.reconcile.files;

import java.math.BigInteger;

/**
 * Whether the last cell of a file without a last line end can be whole. A cut takes digits away:
 * 550 becomes 55, and nothing else of the line tells.
 */
final class LastCell {
  private static final long DONG = 10_000;

  private int shortest;
  private long unitPrice;
  private long amount;

  /** A line that counts, with the length of its last cell; money in 1/10.000 đ. */
  void whole(int length, long unitPriceOfLine, long amountOfLine) {
    shortest = shortest == 0 ? length : Math.min(shortest, length);
    unitPrice = unitPriceOfLine;
    amount = amountOfLine;
  }

  /** No shorter than that of every line before. */
  boolean mayBeWhole(int length) {
    return length >= shortest;
  }

  /** The amount is the price but for rounding, or stands to it as in the line before. */
  boolean isMoneyWhole(long unitPriceOfLine, long amountOfLine) {
    return Math.abs(amountOfLine - unitPriceOfLine) < DONG
        || unitPrice > 0
            && product(amountOfLine, unitPrice).equals(product(amount, unitPriceOfLine));
  }

  private static BigInteger product(long one, long other) {
    return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
  }
}
