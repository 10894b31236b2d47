package vn.econgdan.kernel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order of a list in SQL. A caller's key only chooses among expressions that stand here: his
 * text never reaches the statement.
 *
 * @param columns by key
 * @param otherwise the order without a key; it also decides between equals, so that no row is on
 *     two pages
 */
public record SortColumns(Map<String, String> columns, String otherwise) {

  /**
   * What follows {@code order by}; empty values stand last, whatever the direction.
   *
   * @throws IllegalArgumentException for a key that the contract should not have let in
   */
  public String orderBy(List<SortKey> wanted) {
    return Stream.concat(wanted.stream().map(this::column), Stream.of(otherwise))
        .collect(Collectors.joining(", "));
  }

  private String column(SortKey key) {
    String column = columns.get(key.name());
    if (column == null) {
      throw new IllegalArgumentException("no sort key " + key.name());
    }
    return column + (key.descending() ? " desc" : "") + " nulls last";
  }
}
