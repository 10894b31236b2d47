package vn.econgdan.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Statements and their lines. */
final class StatementStore {
  private StatementStore() {}

  /** What the last match of a month said. */
  public record Head(String state, Instant matchedAt, List<Long> files) {}

  /** One bucket; amounts in 1/10.000 đ. */
  public record Line(
      String kind, long ourParts, long ourAmountE4, long theirParts, long theirAmountE4) {}

  /** Months of a carrier. */
  public record Month(String carrier, LocalDate period) {}

  static void remove(Handle handle, MatchMonth month) {
    MatchStore.bound(
            handle.createUpdate(
                "delete from statement where carrier = :carrier and period = :period"),
            month)
        .execute();
  }

  /** From the concluded match; a month without any difference is reconciled. */
  static void write(Handle handle, MatchMonth month, Instant now) {
    remove(handle, month);
    MatchStore.bound(
            handle.createUpdate(
                """
                insert into statement (carrier, period, state, matched_at, files)
                select :carrier, :period,
                  case when exists (select from match_found) then 'DIFFERENCES' else 'RECONCILED' end, :now,
                  coalesce((select array_agg(file_id order by file_id) from match_total where file_id is not null), '{}')
                """),
            month)
        .bind("now", now)
        .execute();
    writeLines(handle, month);
  }

  private static void writeLines(Handle handle, MatchMonth month) {
    MatchStore.bound(
            handle.createUpdate(
                """
                with kinds as (
                  select k.kind, count(f.segment_id) filter (where f.side <> 'THEIRS') as our_parts,
                    coalesce(sum(f.our_rate_e4) filter (where f.side <> 'THEIRS'), 0) as our_amount_e4,
                    count(f.line) filter (where f.side <> 'OURS') as their_parts,
                    coalesce(sum(f.their_amount_e4) filter (where f.side <> 'OURS'), 0) as their_amount_e4
                  from unnest(:kinds) as k(kind)
                  left join (select m.*, <kind> as kind from match_found m) f on f.kind = k.kind
                  group by k.kind
                )
                insert into statement_line (carrier, period, kind, our_parts, our_amount_e4, their_parts, their_amount_e4)
                select :carrier, :period, kind, our_parts, our_amount_e4, their_parts, their_amount_e4 from kinds
                union all
                select :carrier, :period, 'MATCHED', t.our_parts - k.our_parts, t.our_amount_e4 - k.our_amount_e4,
                  t.their_parts - k.their_parts, t.their_amount_e4 - k.their_amount_e4
                from (select sum(our_parts) as our_parts, sum(our_amount_e4) as our_amount_e4,
                  sum(their_parts) as their_parts, sum(their_amount_e4) as their_amount_e4 from match_total) t
                cross join (select sum(our_parts) as our_parts, sum(our_amount_e4) as our_amount_e4,
                  sum(their_parts) as their_parts, sum(their_amount_e4) as their_amount_e4 from kinds) k
                """),
            month)
        .define("kind", DifferenceStore.KIND)
        .bindArray("kinds", String.class, DifferenceKind.names())
        .execute();
  }

  /** Whether as many parts of each side are left when those that differ are taken from all. */
  static boolean addsUp(Handle handle) {
    return handle
        .createQuery(
            """
            select t.our_parts - f.our_parts = t.their_parts - f.their_parts
            from (select sum(our_parts) as our_parts, sum(their_parts) as their_parts from match_total) t
            cross join (
              select count(segment_id) filter (where side <> 'THEIRS') as our_parts,
                count(line) filter (where side <> 'OURS') as their_parts
              from match_found) f
            """)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * What does not differ is counted from each side by itself; since it is pairs of one price, both
   * must come to the same. Nothing is kept of a match of which this is not true.
   */
  static void check(Handle handle, MatchMonth month) {
    Line matched =
        lines(handle, month).stream()
            .filter(line -> line.kind().equals(DifferenceKind.MATCHED))
            .findFirst()
            .orElseThrow();
    if (matched.ourParts() != matched.theirParts()
        || matched.ourAmountE4() != matched.theirAmountE4()
        || matched.ourParts() < 0) {
      throw new IllegalStateException("the buckets of " + month.subject() + " do not add up");
    }
  }

  static Optional<Head> find(Handle handle, MatchMonth month) {
    return MatchStore.bound(
            handle.createQuery(
                "select state, matched_at, files from statement where carrier = :carrier and period = :period"),
            month)
        .map(ConstructorMapper.of(Head.class))
        .findOne();
  }

  static List<Line> lines(Handle handle, MatchMonth month) {
    return MatchStore.bound(
            handle.createQuery(
                """
                select kind, our_parts, our_amount_e4, their_parts, their_amount_e4 from statement_line
                where carrier = :carrier and period = :period order by kind
                """),
            month)
        .map(ConstructorMapper.of(Line.class))
        .list();
  }

  /** What of ours waits for the month's records. */
  static Line waiting(Handle handle, MatchMonth month) {
    return MatchStore.bound(
            handle.createQuery(
                """
                select 'MISSING_AT_CARRIER' as kind, count(*) as our_parts,
                  cast(coalesce(sum(a.rate_e4), 0) as bigint) as our_amount_e4, 0 as their_parts, 0 as their_amount_e4
                from attempt a where <ours>
                """),
            month)
        .define("ours", MatchStore.OURS)
        .map(ConstructorMapper.of(Line.class))
        .one();
  }

  /**
   * Months with records that late receipts or answers may still change: the last ones, and older
   * ones with differences or never matched to the end. The latest first.
   */
  static List<Month> open(Handle handle, LocalDate recent) {
    return handle
        .createQuery(
            """
            select f.carrier, p.period from carrier_file f cross join unnest(f.periods) as p(period)
            left join statement s on s.carrier = f.carrier and s.period = p.period
            where f.state in ('MATCHING', 'MATCHED')
              and (p.period >= :recent or s.state is distinct from 'RECONCILED')
            group by 1, 2 order by 2 desc, 1
            """)
        .bind("recent", recent)
        .map(ConstructorMapper.of(Month.class))
        .list();
  }

  /** The first month of which an attempt may stand there. */
  static Optional<LocalDate> first(Handle handle) {
    return handle
        .createQuery(
            "select least(min(send_month), (select min(period) from carrier_record)) from attempt")
        .mapTo(LocalDate.class)
        .findOne();
  }

  /**
   * Whether a month has attempts that the carrier took, or records, and no reconciled statement.
   */
  static boolean isUnreconciled(Handle handle, MatchMonth month) {
    return MatchStore.bound(
            handle.createQuery(
                """
                select (exists (select from attempt a where <ours>)
                    or exists (select from carrier_record r where <theirs>))
                  and not exists (select from statement
                    where carrier = :carrier and period = :period and state = 'RECONCILED')
                """),
            month)
        .define("ours", MatchStore.OURS)
        .define("theirs", MatchStore.THEIRS)
        .mapTo(Boolean.class)
        .one();
  }
}
