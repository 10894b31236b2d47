package vn.econgdan.ops;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;

/** The published table and the two functions that act by it. */
final class RetentionStore {
  private RetentionStore() {}

  static List<String> rules(Handle handle) {
    return handle
        .createQuery("select name from retention_rule order by name")
        .mapTo(String.class)
        .list();
  }

  /** Deletes up to {@code lot} rows; returns how many. */
  static int lot(Handle handle, String rule, int lot) {
    return handle
        .createQuery("select retain_lot(:rule, :lot)")
        .bind("rule", rule)
        .bind("lot", lot)
        .mapTo(Integer.class)
        .one();
  }

  private static final Listing<RetentionView> LIST =
      new Listing<>(
          """
          r.name as rule,
            'P' || case when extract(year from r.keep) > 0 then extract(year from r.keep) || 'Y'
              else extract(day from r.keep) || 'D' end as keep,
            d.due, d.oldest, r.last_run_at, r.deleted""",
          "retention_rule r",
          "cross join lateral retention_due(r.name) d",
          "(cast(:text as text) is null or strpos(fold(r.name), :text) > 0)",
          new SortColumns(
              Map.of(
                  "rule", "r.name",
                  "keep", "r.keep",
                  "due", "d.due",
                  "oldest", "d.oldest",
                  "lastRunAt", "r.last_run_at",
                  "deleted", "r.deleted"),
              "r.name"),
          ConstructorMapper.of(RetentionView.class));

  static Page<RetentionView> due(Handle handle, ListRequest wanted) {
    return LIST.page(handle, wanted, Map.of());
  }
}
