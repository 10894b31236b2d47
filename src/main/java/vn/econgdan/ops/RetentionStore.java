package vn.econgdan.ops;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

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

  static List<RetentionView> due(Handle handle) {
    return handle
        .createQuery(
            """
            select r.name as rule,
              'P' || case when extract(year from r.keep) > 0 then extract(year from r.keep) || 'Y'
                else extract(day from r.keep) || 'D' end as keep,
              d.due, d.oldest, r.last_run_at, r.deleted
            from retention_rule r cross join lateral retention_due(r.name) d
            order by r.name
            """)
        .map(ConstructorMapper.of(RetentionView.class))
        .list();
  }
}
