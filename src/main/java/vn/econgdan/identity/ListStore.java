package vn.econgdan.identity;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Page;
import vn.econgdan.text.SearchFold;

/** How every list of the API is searched, ordered and cut into pages (CONTRACT 4). */
final class ListStore {
  private ListStore() {}

  static <T> Page<T> page(
      Handle handle, Listing<T> list, ListRequest wanted, Map<String, ?> filter) {
    Query count =
        handle
            .createQuery("select count(*) from <tables> where <where>")
            .define("tables", list.tables())
            .define("where", list.where());
    long total = bound(count, wanted, filter).mapTo(Long.class).one();
    return new Page<>(rows(handle, list, wanted, filter), total);
  }

  static <T> List<T> rows(
      Handle handle, Listing<T> list, ListRequest wanted, Map<String, ?> filter) {
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
    return bound(rows, wanted, filter).map(list.row()).list();
  }

  private static Query bound(Query query, ListRequest wanted, Map<String, ?> filter) {
    return query
        .bind("text", wanted.text().map(SearchFold::fold).orElse(null))
        .bind("phone", wanted.phone().map(Msisdn::e164).orElse(null))
        .bindMap(filter);
  }
}
