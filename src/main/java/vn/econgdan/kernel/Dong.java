package vn.econgdan.kernel;

/** An amount in whole đồng; exact, never floating point (DESIGN 4.7). */
public record Dong(long amount) implements Comparable<Dong> {
  public static final Dong ZERO = new Dong(0);

  public Dong plus(Dong other) {
    return new Dong(Math.addExact(amount, other.amount));
  }

  public Dong times(long count) {
    return new Dong(Math.multiplyExact(amount, count));
  }

  @Override
  public int compareTo(Dong other) {
    return Long.compare(amount, other.amount);
  }
}
