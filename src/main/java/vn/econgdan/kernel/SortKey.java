package vn.econgdan.kernel;

/**
 * One key of an order, as a caller names it.
 *
 * @param descending {@code -createdAt} rather than {@code createdAt}
 */
public record SortKey(String name, boolean descending) {}
