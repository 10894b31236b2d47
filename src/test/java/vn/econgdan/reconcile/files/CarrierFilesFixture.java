package vn.econgdan.reconcile.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Role;

/** Carriers' files on a real database, at 06:30 on 24/11/2026; matches and alarms are noted. */
final class CarrierFilesFixture implements AutoCloseable {
  static final Actor BACK_OFFICE =
      new Actor(7, "doisoat", Set.of(Role.BACK_OFFICE), Optional.empty(), Set.of());
  static final ListRequest ALL = ListRequest.of(new PageRequest(1, 1000));

  final TestDatabase database;
  final Jdbi worker;
  final List<String> matched = new CopyOnWriteArrayList<>();
  final List<String> alarms = new CopyOnWriteArrayList<>();
  final CarrierFiles files;
  private Instant now = RecordsReading.NOW;
  private boolean matchFails;

  CarrierFilesFixture(Path folder) {
    database = TestDatabase.start(folder.resolve("data"), 8);
    worker = database.worker();
    files = node();
  }

  /** One more node on the same database. */
  CarrierFiles node() {
    BusinessClock clock =
        new BusinessClock(
            new Clock() {
              @Override
              public Instant instant() {
                return now;
              }

              @Override
              public ZoneOffset getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(java.time.ZoneId zone) {
                return this;
              }
            });
    return new CarrierFiles(
        new CarrierFilesDependencies(
            worker,
            clock,
            new Noted(),
            new AuditTrail(clock),
            "vnpt",
            RecordForm.CONTRACT,
            CarrierFileLimits.CONTRACT,
            this::match,
            (language, code, arguments, field) -> language.getLanguage() + " " + code + arguments));
  }

  private void match(String carrier, Set<YearMonth> periods) {
    if (matchFails) {
      throw new IllegalStateException("not this time");
    }
    matched.add(carrier + " " + new TreeSet<>(periods));
  }

  private final class Noted implements Alarms {
    @Override
    public void raise(String kind, String subject, Map<String, String> detail) {
      alarms.add(kind + " " + subject + " " + new TreeMap<>(detail));
    }

    @Override
    public void clear(String kind, String subject) {
      alarms.removeIf(alarm -> alarm.startsWith(kind + " " + subject + " "));
    }
  }

  void matchFails(boolean fails) {
    matchFails = fails;
  }

  void later(java.time.Duration by) {
    now = now.plus(by);
  }

  String receive(String text) {
    return receive(text.getBytes(StandardCharsets.UTF_8));
  }

  String receive(byte[] content) {
    return files.receive(BACK_OFFICE, null, content).value().id();
  }

  CarrierFileView worked(String text) {
    return worked(text.getBytes(StandardCharsets.UTF_8));
  }

  CarrierFileView worked(byte[] content) {
    String id = receive(content);
    files.work();
    return find(id);
  }

  CarrierFileView find(String id) {
    return files.find(Actor.SYSTEM, id, ALL, Locale.ENGLISH).value();
  }

  /** {@code 4 MATCHED 3/2/1}: state, rows, accepted and quarantined. */
  static String told(CarrierFileView view) {
    return view.state() + " " + view.rows() + "/" + view.accepted() + "/" + view.quarantined();
  }

  /** Rows that count, as {@code key part amount}, in order. */
  List<String> counting(String keys) {
    return texts(
        """
        select carrier_key || ' ' || part_no || ' ' || amount_e4 from carrier_record
        where superseded_by is null and carrier_key like '%s%%' order by file_id, line
        """
            .formatted(keys));
  }

  List<String> texts(String sql) {
    return worker.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  long number(String sql) {
    return worker.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  /** Rows of this many parts with ids that begin alike. */
  static String rows(String ids, int count) {
    List<String> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(RecordsReading.ROW.replaceFirst("^\\d+", ids + String.format("%07d", i)));
    }
    return String.join("", rows);
  }

  @Override
  public void close() {
    database.close();
  }
}
