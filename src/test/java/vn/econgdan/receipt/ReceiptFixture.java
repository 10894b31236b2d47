package vn.econgdan.receipt;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.dispatch.Attempts;
import vn.econgdan.dispatch.CarrierIds;
import vn.econgdan.dispatch.CarrierPolicy;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.dispatch.SmppAddress;
import vn.econgdan.dispatch.WrittenAnswers;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;

/** A desk on a real database, attempts to be matched, and a clock that moves when told. */
final class ReceiptFixture implements AutoCloseable, Alarms {
  static final LocalDate MONTH = LocalDate.of(2026, 12, 1);
  static final Instant START = Instant.parse("2026-12-05T01:00:00Z");

  final TestDatabase database;
  final Set<String> alarms = ConcurrentHashMap.newKeySet();
  private volatile Instant now = START;
  final Attempts attempts = new Attempts();
  private final Map<Long, WrittenAnswers.Claimed> claimed = new HashMap<>();
  private long segments;

  ReceiptFixture(Path root) {
    database = TestDatabase.start(root, 8);
    for (LocalDate month : List.of(MONTH.minusMonths(1), MONTH, MONTH.plusMonths(1))) {
      database
          .worker()
          .useTransaction(
              h -> h.select("select ensure_month(?)", month).mapTo(Integer.class).one());
    }
  }

  BusinessClock clock() {
    return new BusinessClock(
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        });
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  ReceiptService desk(CarrierIds ids, ReceiptMeaning meaning) {
    return new ReceiptService(
        new ReceiptDependencies(
            database.keyed(), clock(), this, new Carrier(), ids, attempts, meaning));
  }

  private record Carrier() implements CarrierPolicy {
    @Override
    public String carrier() {
      return "vnpt";
    }

    @Override
    public String key(String carrierId) {
      return carrierId;
    }

    @Override
    public long rateE4(Handle handle, Instant takenAt) {
      return 5_500_000;
    }
  }

  @Override
  public void raise(String kind, String subject, Map<String, String> detail) {
    alarms.add(kind);
  }

  @Override
  public void clear(String kind, String subject) {
    alarms.remove(kind);
  }

  /** A part in somebody's hand, without an attempt; returns its segment. */
  long claimed(String msisdn, int reference) {
    long segment = ++segments;
    claimed.put(segment, new WrittenAnswers.Claimed(MONTH, segment, msisdn, reference, now));
    return segment;
  }

  long submitted(String msisdn, String key) {
    long segment = claimed(msisdn, 7);
    answer(segment, key);
    return segment;
  }

  void answer(long segment, String key) {
    database.worker().useTransaction(h -> WrittenAnswers.submitted(h, claimed.get(segment), key));
  }

  void answerLost(long segment) {
    database.worker().useTransaction(h -> WrittenAnswers.lost(h, claimed.get(segment)));
  }

  /** This node claimed the part itself. */
  WrittenAnswers.Hand inHand(long segment) {
    return new WrittenAnswers.Hand(attempts, claimed.get(segment));
  }

  /** The recorder writes what is known of a part. */
  void write(WrittenAnswers.Hand part) {
    database.worker().useTransaction(part::record);
  }

  /** The database takes no delivery under this id any more. */
  void refuseRawReceiptsOf(String id) {
    database
        .superuser()
        .useHandle(
            h ->
                h.execute(
                    "alter table receipt_raw add constraint refused_%1$s check (carrier_id is distinct from '%1$s')"
                        .formatted(id)));
  }

  String state(long segment) {
    return text("select state from attempt where segment_id = " + segment);
  }

  long count(String sql) {
    return Long.parseLong(text(sql));
  }

  String text(String sql) {
    return database.worker().withHandle(h -> h.select(sql).mapTo(String.class).one());
  }

  static DeliverSm from(String number, DeliverSm delivery) {
    return new DeliverSm(
        delivery.link(),
        new byte[] {1, 2, 3},
        delivery.commandId(),
        new SmppAddress(number, 1, 1),
        new SmppAddress("eCONGDAN", 5, 0),
        delivery.esmClass(),
        delivery.dataCoding(),
        delivery.shortMessage(),
        delivery.tlvs());
  }

  @Override
  public void close() {
    database.close();
  }
}
