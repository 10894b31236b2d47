package vn.econgdan.notice;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.notice.audience.AudienceRule;
import vn.econgdan.notice.content.NoticeDraft;
import vn.econgdan.notice.content.Priority;
import vn.econgdan.text.Diacritics;

/** Approved notices on a real database, for tests of what comes behind the approval. */
public final class ApprovedNoticesFixture implements AutoCloseable {
  public static final Actor OFFICER = NoticeFixture.OFFICER;
  public static final Actor ADMINISTRATOR = NoticeFixture.ADMINISTRATOR;

  /** Of 55B in 00367, six people get a notice. */
  public static final int PEOPLE = 6;

  private final NoticeFixture world;

  private ApprovedNoticesFixture(Path folder) {
    world = NoticeFixture.start(folder);
  }

  public static ApprovedNoticesFixture start(Path folder) {
    return new ApprovedNoticesFixture(folder);
  }

  /** Everything as on the first day, Monday 2026-11-23 at ten. */
  public void reset() {
    world.reset();
    sql(
        """
        truncate segment, attempt, claim, incarnation, carrier_link;
        alter sequence message_reference restart with 1
        """);
  }

  public Jdbi worker() {
    return world.database.worker();
  }

  public Jdbi keyed() {
    return world.database.keyed();
  }

  public Jdbi app() {
    return world.database.app();
  }

  public BusinessClock clock() {
    return new BusinessClock(world.clock);
  }

  public Instant now() {
    return clock().now();
  }

  public void forward(Duration by) {
    world.clock.forward(by);
  }

  /** A time of the day in Hanoi, as {@code 2026-11-23T10:00}. */
  public void set(String local) {
    world.clock.set(local);
  }

  public SheetCheck sheets() {
    return world.sheets;
  }

  public NoticeLifecycle lifecycle() {
    return world.lifecycle;
  }

  public AuditTrail audit() {
    return new AuditTrail(clock());
  }

  /** More people for 55B, each with a subscription, a number of his own and a consent. */
  public void morePeople(int people) {
    sql(
        """
        with c as (
          insert into citizen (ward_code, household_id, full_name, name_fold, phone)
          select '00367', 1, 'Thêm ' || n, 'them ' || n, '+8492' || to_char(n, 'FM0000000')
          from generate_series(1, <people>) n returning id, household_id, phone
        ), s as (
          insert into subscription (ward_code, citizen_id, payer_household_id, starts_on)
          select '00367', id, household_id, '2026-01-01' from c returning id, citizen_id
        ), k as (
          insert into consent (ward_code, citizen_id, purpose, wording_version, channel, evidence,
            given_on, recorded_by, recorded_at)
          select '00367', id, 'NOTICES', '1', 'PAPER', 'tờ 1', '2026-01-01', 'canbo',
            timestamptz '2026-01-01 00:00Z' from c
        )
        insert into subscription_number (ward_code, subscription_id, msisdn, mobile, valid_from)
        select '00367', s.id, c.phone, true, timestamptz '2026-01-01 00:00Z'
        from s join c on c.id = s.citizen_id
        """
            .replace("<people>", Integer.toString(people)));
  }

  /** A notice to 55B, approved and claimed by a tick; its planned send. */
  public long due(String text, Priority priority) {
    NoticeDraft p = Drafts.pension();
    long send =
        world.approved(
            new NoticeDraft(
                p.title(),
                text,
                p.kind(),
                p.audience(),
                priority,
                null,
                null,
                Diacritics.STRIP,
                null,
                null));
    sql("update planned_send set state = 'DUE', claimed_at = '" + now() + "' where id = " + send);
    return send;
  }

  /** A notice to the whole ward, approved and claimed by a tick; its id. */
  public String dueToTheWard(String text) {
    NoticeDraft p = Drafts.saying(text);
    long send =
        world.approved(
            new NoticeDraft(
                p.title(),
                text,
                p.kind(),
                new AudienceRule(true, null, null, null),
                p.priority(),
                null,
                null,
                p.diacritics(),
                null,
                null));
    sql("update planned_send set state = 'DUE', claimed_at = '" + now() + "' where id = " + send);
    return text("select notice_id from planned_send where id = " + send);
  }

  /** A notice to 55B that is written and no more. */
  public String written() {
    return world.desk.draft(OFFICER, Drafts.pension()).value().id();
  }

  public NoticeService desk() {
    return world.desk;
  }

  /** The planned send of an approved notice. */
  public long sendOf(String notice) {
    return number("select max(id) from planned_send where notice_id = " + notice);
  }

  /** The officer stops the notice of a send. */
  public void stop(long send) {
    String notice = text("select notice_id from planned_send where id = " + send);
    int version = world.desk.find(OFFICER, notice).value().version();
    world.desk.stop(OFFICER, notice, NoticeFixture.because(version)).value();
  }

  /** As somebody who may do anything to the database. */
  public void sql(String sql) {
    world.superuser.useHandle(handle -> handle.createScript(sql).execute());
  }

  public String text(String sql) {
    return texts(sql).get(0);
  }

  public List<String> texts(String sql) {
    return world.strings(sql);
  }

  public long number(String sql) {
    return Long.parseLong(text(sql));
  }

  @Override
  public void close() {
    world.close();
  }
}
