package vn.econgdan.registry;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;
import vn.econgdan.text.SearchFold;

/** How every list of the registry is searched, ordered and cut into pages. */
final class ListStore {
  private ListStore() {}

  /**
   * A list.
   *
   * @param columns what a row shows
   * @param tables what conditions ask
   * @param shown further joins, for the rows of the page only
   * @param where may ask {@code :text} and {@code :phone}, each null when nobody looks for it
   */
  record Listing<T>(
      String columns,
      String tables,
      String shown,
      String where,
      SortColumns order,
      RowMapper<T> row) {}

  /**
   * @param filter the list's own parameters
   */
  static <T> Page<T> page(
      Handle handle, Listing<T> list, ListRequest wanted, Map<String, ?> filter) {
    Query count =
        handle
            .createQuery("select count(*) from <tables> where <where>")
            .define("tables", list.tables())
            .define("where", list.where());
    Query rows =
        handle
            .createQuery(
                """
                select <columns> from <tables> <shown> where <where> order by <order> limit :size offset :skip
                """)
            .define("columns", list.columns())
            .define("tables", list.tables())
            .define("shown", list.shown())
            .define("where", list.where())
            .define("order", list.order().orderBy(wanted.sort()))
            .bind("size", wanted.page().size())
            .bind("skip", wanted.page().offset());
    long total = bound(count, wanted, filter).mapTo(Long.class).one();
    return new Page<>(bound(rows, wanted, filter).map(list.row()).list(), total);
  }

  private static Query bound(Query query, ListRequest wanted, Map<String, ?> filter) {
    return query
        .bind("text", wanted.text().map(SearchFold::fold).orElse(null))
        .bind("phone", wanted.phone().map(Msisdn::e164).orElse(null))
        .bindMap(filter);
  }
}
