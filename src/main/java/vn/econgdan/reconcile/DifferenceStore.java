package vn.econgdan.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The rows of what differs, both sides as the match saw them. */
final class DifferenceStore {
  private static final int FETCH = 2_000;

  /** Of the bits a match left: the lowest counts. */
  static final String KIND =
      """
      case
        when m.differs & 1 > 0 then 'OTHER_PERIOD' when m.differs & 2 > 0 then 'RECIPIENT_DIFFERS'
        when m.differs & 4 > 0 then 'PARTS_DIFFER' when m.differs & 8 > 0 then 'STATUS_DIFFERS'
        when m.differs & 16 > 0 then 'PRICE_DIFFERS' when m.differs & 32 > 0 then 'MISSING_AT_CARRIER'
        when m.differs & 64 > 0 then 'MISSING_HERE' else 'DUPLICATE_AT_CARRIER' end
      """;

  private static final String ALSO =
      """
      array_remove(array[
        case when m.differs & 2 > 0 and m.differs & 1 > 0 then 'RECIPIENT_DIFFERS' end,
        case when m.differs & 4 > 0 and m.differs & 3 > 0 then 'PARTS_DIFFER' end,
        case when m.differs & 8 > 0 and m.differs & 7 > 0 then 'STATUS_DIFFERS' end,
        case when m.differs & 16 > 0 and m.differs & 15 > 0 then 'PRICE_DIFFERS' end], null)
      """;

  private DifferenceStore() {}

  /** One difference; what a side does not have is null. Amounts in 1/10.000 đ. */
  public record Row(
      long no,
      String kind,
      List<String> alsoDiffers,
      String side,
      String ourId,
      String ourMsisdn,
      Instant ourAt,
      Integer ourPartNo,
      Integer ourPartCount,
      String ourState,
      Long ourRateE4,
      String file,
      Long line,
      String theirId,
      String theirRecipient,
      Instant theirAt,
      Integer theirPartNo,
      Integer theirPartCount,
      String theirStatus,
      Long theirUnitPriceE4,
      Long theirAmountE4,
      String theirSender,
      Instant theirDoneAt,
      String theirNetwork) {}

  /** Replaces those of a month from the concluded match, always in the same order. */
  static void write(Handle handle, MatchMonth month) {
    remove(handle, month);
    MatchStore.bound(
            handle.createUpdate(
                """
                insert into difference (period, carrier, no, kind, also_differs, side, send_month, segment_id, attempt_no,
                  our_id, our_msisdn, our_at, our_part_no, our_part_count, our_state, our_rate_e4, file_id, line, their_id,
                  their_recipient, their_at, their_part_no, their_part_count, their_status, their_unit_price_e4,
                  their_amount_e4)
                select :period, :carrier,
                  row_number() over (order by array_position(:kinds, m.kind), m.send_month, m.segment_id, m.attempt_no,
                    m.file_id, m.line),
                  m.kind, m.also, m.side, m.send_month, m.segment_id, m.attempt_no, m.our_id, m.our_msisdn, m.our_at,
                  m.our_part_no, m.our_part_count, m.our_state, m.our_rate_e4, m.file_id, m.line, m.their_id,
                  m.their_recipient, m.their_at, m.their_part_no, m.their_part_count, m.their_status,
                  m.their_unit_price_e4, m.their_amount_e4
                from (select m.*, <kind> as kind, <also> as also from match_found m) m
                """),
            month)
        .define("kind", KIND)
        .define("also", ALSO)
        .bindArray("kinds", String.class, DifferenceKind.names())
        .execute();
  }

  static void remove(Handle handle, MatchMonth month) {
    MatchStore.bound(
            handle.createUpdate(
                "delete from difference where carrier = :carrier and period = :period"),
            month)
        .execute();
  }

  /** The partition, and those around it, before anything is written. */
  static void ensureMonth(Handle handle, MatchMonth month) {
    MatchStore.bound(handle.createQuery("select ensure_month(:period)"), month)
        .mapTo(Integer.class)
        .one();
  }

  /** Months the carrier's rows among them stand in: nearly always the one. */
  public record Months(LocalDate first, LocalDate last) {}

  private static Months months(Handle handle, MatchMonth month) {
    return MatchStore.bound(
            handle.createQuery(
                """
                select coalesce(cast(date_trunc('month', min(their_at) at time zone 'Asia/Ho_Chi_Minh') as date), :period)
                    as first,
                  coalesce(cast(date_trunc('month', max(their_at) at time zone 'Asia/Ho_Chi_Minh') as date), :period)
                    as last
                from difference where carrier = :carrier and period = :period
                """),
            month)
        .map(ConstructorMapper.of(Months.class))
        .one();
  }

  /**
   * In order, a few thousand in memory at a time; needs a transaction. What no comparison needs is
   * looked up in the carrier's rows, which never change.
   */
  static void each(Handle handle, MatchMonth month, Consumer<Row> take) {
    Months months = months(handle, month);
    try (Stream<Row> rows =
        MatchStore.bound(
            handle.createQuery(
                """
                    select d.*, coalesce(f.name, 'file ' || f.id) as file, r.sender as their_sender,
                      r.done_at as their_done_at, r.network as their_network
                    from difference d left join carrier_file f on f.id = d.file_id
                      left join carrier_record r on r.file_id = d.file_id and r.line = d.line
                        and r.period between :firstPeriod and :lastPeriod
                    where d.carrier = :carrier and d.period = :period order by d.no
                    """),
            month)
            .bind("firstPeriod", months.first())
            .bind("lastPeriod", months.last())
            .setFetchSize(FETCH)
            .map(ConstructorMapper.of(Row.class))
            .stream()) {
      rows.forEach(take);
    }
  }
}
