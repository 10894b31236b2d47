package vn.econgdan.bench;

import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What PostgreSQL itself counts. */
final class BenchStatisticsStore {
  /** The limit's database. */
  static final String BARE = "bare";

  private BenchStatisticsStore() {}

  /** Counters of a table, its months added up. Public for the mapper. */
  public record Table(String name, long inserted, long updated, long hot, long deleted) {
    Table since(Table before) {
      return new Table(
          name,
          inserted - before.inserted,
          updated - before.updated,
          hot - before.hot,
          deleted - before.deleted);
    }

    static Table none(String name) {
      return new Table(name, 0, 0, 0, 0);
    }
  }

  /** Holds from the next start on; the WAL of a run must still be there after it. */
  static void ask(Handle handle) {
    handle.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
    handle.execute("alter system set wal_keep_size = '6GB'");
    handle.execute("create database " + BARE);
  }

  static void extensions(Handle handle) {
    handle.execute("create extension if not exists pg_stat_statements");
    handle.execute("create extension if not exists pg_walinspect");
  }

  static Map<String, Table> tables(Handle handle) {
    return handle
        .createQuery(
            """
            select coalesce(cast(pg_partition_root(relid) as text), relname) as name,
              cast(sum(n_tup_ins) as bigint) as inserted, cast(sum(n_tup_upd) as bigint) as updated,
              cast(sum(n_tup_hot_upd) as bigint) as hot, cast(sum(n_tup_del) as bigint) as deleted
            from pg_stat_user_tables group by 1
            """)
        .map(ConstructorMapper.of(Table.class))
        .collect(Collectors.toMap(Table::name, table -> table));
  }

  /** Index entries read by index scans, those of the system's own catalogues not. */
  static long indexEntriesRead(Handle handle) {
    return number(
        handle, "select cast(coalesce(sum(idx_tup_read), 0) as bigint) from pg_stat_user_indexes");
  }

  static long commits(Handle handle) {
    return number(
        handle, "select xact_commit from pg_stat_database where datname = current_database()");
  }

  /** Each is one round trip at most: BEGIN travels with the statement after it. */
  static long statements(Handle handle) {
    return number(
        handle,
        """
        select cast(coalesce(sum(calls), 0) as bigint) from pg_stat_statements
        where dbid = (select oid from pg_database where datname = current_database())
          and query not ilike 'begin%'
        """);
  }

  static String walPosition(Handle handle) {
    return handle.createQuery("select pg_current_wal_lsn()").mapTo(String.class).one();
  }

  static long walOctets(Handle handle, String from, String until) {
    return handle
        .createQuery(
            "select cast(pg_wal_lsn_diff(cast(:until as pg_lsn), cast(:from as pg_lsn)) as bigint)")
        .bind("from", from)
        .bind("until", until)
        .mapTo(Long.class)
        .one();
  }

  /** What the WAL says: a split holds the entry that made it. Public for the mapper. */
  public record Wal(long indexEntries, long pageImages) {}

  static Wal wal(Handle handle, String from, String until) {
    return handle
        .createQuery(
            """
            select cast(coalesce(sum(count) filter (where "resource_manager/record_type" in ('Btree/INSERT_LEAF',
                'Btree/INSERT_POST', 'Btree/SPLIT_L', 'Btree/SPLIT_R')), 0) as bigint) as index_entries,
              cast(coalesce(sum(fpi_size), 0) as bigint) as page_images
            from pg_get_wal_stats(cast(:from as pg_lsn), cast(:until as pg_lsn), true)
            """)
        .bind("from", from)
        .bind("until", until)
        .map(ConstructorMapper.of(Wal.class))
        .one();
  }

  private static long number(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }
}
