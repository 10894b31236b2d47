package vn.econgdan.identity;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;

/**
 * A list of the API in SQL: every list is searched, ordered and cut into pages by one rule
 * (CONTRACT 4). A caller's words are bound; his sort keys only choose among the columns of {@code
 * order}.
 *
 * @param columns what a row shows
 * @param tables what conditions ask
 * @param shown further joins, for the rows of the page only; they must not change how many rows
 *     there are
 * @param where may ask {@code :text}, folded, and {@code :phone}, each null when nobody looks for
 *     it
 */
public record Listing<T>(
    String columns,
    String tables,
    String shown,
    String where,
    SortColumns order,
    RowMapper<T> row) {

  /**
   * One page, and how many rows there are in all.
   *
   * @param filter the list's own parameters
   */
  public Page<T> page(Handle handle, ListRequest wanted, Map<String, ?> filter) {
    return ListStore.page(handle, this, wanted, filter);
  }

  /** The same without counting, for who knows the total. */
  public List<T> rows(Handle handle, ListRequest wanted, Map<String, ?> filter) {
    return ListStore.rows(handle, this, wanted, filter);
  }
}
