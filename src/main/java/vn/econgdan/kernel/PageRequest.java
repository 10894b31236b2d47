package vn.econgdan.kernel;

/**
 * Which page of a list is wanted.
 *
 * @param page from 1
 * @param size rows a page, 1 to 1,000
 */
public record PageRequest(int page, int size) {
  public static final int DEFAULT_SIZE = 50;
  public static final int LARGEST_SIZE = 1000;

  public PageRequest {
    if (page < 1 || size < 1 || size > LARGEST_SIZE) {
      throw new IllegalArgumentException("pages start at 1 and hold 1 to 1000 rows");
    }
  }

  /** Rows to skip. */
  public long offset() {
    return (page - 1L) * size;
  }
}
