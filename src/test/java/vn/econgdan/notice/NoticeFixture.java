package vn.econgdan.notice;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.app.servers.SuperuserDatabase;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Dong;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.WardCode;
import vn.econgdan.notice.approval.ApprovalSheet;
import vn.econgdan.notice.content.Decision;
import vn.econgdan.notice.content.NoticeDraft;
import vn.econgdan.notice.content.SendWindow;
import vn.econgdan.registry.residence.Wards;
import vn.econgdan.tariff.PartRate;
import vn.econgdan.tariff.Tariffs;
import vn.econgdan.text.SmsTexts;

/**
 * Two wards on a real database. In 00367, group 55B has six people who receive notices and four who
 * do not, each for a reason of his own; 55A has four who do; 56 has nobody.
 */
final class NoticeFixture implements AutoCloseable {
  static final Actor OFFICER = actor(101, "canbo", Role.OFFICER);
  static final Actor COLLEAGUE = actor(102, "canbo1", Role.OFFICER, Role.APPROVER);
  static final Actor APPROVER = actor(201, "lanhdao", Role.APPROVER);
  static final Actor SECOND_APPROVER = actor(202, "lanhdao1", Role.APPROVER);
  static final Actor SCHEDULER = actor(301, "dieuphoi", Role.SCHEDULER);
  static final Actor BACK_OFFICE = actor(302, "doisoat", Role.BACK_OFFICE);
  static final Actor EVERYTHING =
      actor(401, "quyenluc", Role.OFFICER, Role.APPROVER, Role.ADMINISTRATOR);
  static final Actor LEADER = leader("55B");
  static final Actor ADMINISTRATOR =
      new Actor(901, "quantri", Set.of(Role.ADMINISTRATOR), Optional.empty(), Set.of());
  static final Actor NEIGHBOUR =
      new Actor(
          501,
          "canbo2",
          Set.of(Role.OFFICER, Role.APPROVER),
          Optional.of(new WardCode("00352")),
          Set.of());

  final SettableClock clock = new SettableClock("2026-11-23T10:00");
  final SuperuserDatabase database;
  final Jdbi superuser;
  final NoticeDependencies tools;
  final NoticeService desk;
  final SheetCheck sheets;
  final NoticeLifecycle lifecycle;

  private NoticeFixture(Path folder) {
    database = SuperuserDatabase.start(folder);
    superuser = database.superuser();
    BusinessClock business = new BusinessClock(clock);
    Wards wards = new Wards(database.worker());
    tools =
        new NoticeDependencies(
            business,
            new SmsTexts(),
            new Tariffs(new PartRate(5_500_000), new Dong(3000)),
            "VNPT",
            new SendWindow(7 * 60, 21 * 60),
            (handle, ward, day) -> wards.find(handle, ward, day).map(found -> found.textPrefix()),
            new AuditTrail(business));
    desk = new NoticeService(new ActorTransactions(database.app()), tools);
    sheets = new SheetCheck(tools);
    lifecycle = new NoticeLifecycle(business, tools.audit());
  }

  static NoticeFixture start(Path folder) {
    return new NoticeFixture(folder);
  }

  private static Actor actor(long id, String name, Role... roles) {
    return new Actor(id, name, Set.of(roles), Optional.of(new WardCode("00367")), Set.of());
  }

  static Actor leader(String... groups) {
    return new Actor(
        601, "totruong", Set.of(Role.LEADER), Optional.of(new WardCode("00367")), Set.of(groups));
  }

  /** Everything as on the first day. */
  void reset() {
    clock.set("2026-11-23T10:00");
    superuser.useHandle(
        handle ->
            handle
                .createScript(
                    """
                    truncate audit_event, approval_step, audience_member, planned_send,
                      notice_version, notice, consent, subscription_number, subscription, citizen,
                      household, residential_group, ward, carrier_rate restart identity cascade;
                    insert into ward (code, valid_from, name, kind, text_prefix) values
                      ('00367', '2025-07-01', 'Thanh Xuân', 'PHUONG', 'UBND P.Thanh Xuan: '),
                      ('00352', '2025-07-01', 'Phương Liệt', 'PHUONG', 'UBND P.Phuong Liet: ');
                    insert into residential_group (ward_code, code, name) values
                      ('00367', '55A', 'Tổ 55A'), ('00367', '55B', 'Tổ 55B'), ('00367', '56', 'Tổ 56'),
                      ('00352', '1', 'Tổ 1');
                    insert into household (ward_code, group_id, code)
                      select '00367', case when n <= 5 then 2 else 1 end, 'H' || n
                      from generate_series(1, 7) n;
                    insert into household (ward_code, group_id, code) values ('00352', 4, 'H1');
                    insert into citizen (ward_code, household_id, full_name, name_fold, phone, tags)
                      select '00367', (n + 1) / 2, 'Người ' || n, 'nguoi ' || n,
                        case when n <> 10 then '+8491000000' || n % 10 end,
                        case when n = 11 then '{elderly}'::text[] else '{}' end
                      from generate_series(1, 14) n;
                    insert into citizen (ward_code, household_id, full_name, name_fold, phone)
                      values ('00352', 8, 'Người 15', 'nguoi 15', '+84910000015');
                    insert into subscription (ward_code, citizen_id, payer_household_id, starts_on,
                        suspended_at)
                      select ward_code, id, household_id, '2026-01-01',
                        case when id = 9 then timestamptz '2026-11-01 00:00Z' end
                      from citizen;
                    insert into subscription_number (ward_code, subscription_id, msisdn, mobile,
                        valid_from)
                      select ward_code, id, '+849100000' ||
                          to_char(case when citizen_id = 7 then 1 else citizen_id end, 'FM00'),
                        true, timestamptz '2026-01-01 00:00Z'
                      from subscription where citizen_id <> 10;
                    insert into consent (ward_code, citizen_id, purpose, wording_version, channel,
                        evidence, given_on, recorded_by, recorded_at)
                      select ward_code, id, 'NOTICES', '1', 'PAPER', 'tờ 1', '2026-01-01', 'canbo',
                        timestamptz '2026-01-01 00:00Z'
                      from citizen where id <> 8
                    """)
                .execute());
  }

  /** As somebody who may do anything to the database. */
  void behindOurBack(String sql) {
    superuser.useHandle(
        handle -> {
          int rows = handle.createUpdate(sql).execute();
          if (rows == 0) {
            throw new IllegalStateException("changed nothing: " + sql);
          }
        });
  }

  List<String> strings(String sql) {
    return superuser.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  String submitted(NoticeDraft draft) {
    String id = desk.draft(OFFICER, draft).value().id();
    desk.submit(OFFICER, id, new Decision(1, null, null)).value();
    return id;
  }

  /** The planned send of a notice that was written, submitted and approved. */
  long approved(NoticeDraft draft) {
    String id = submitted(draft);
    desk.approve(APPROVER, id, signing(id)).value();
    return Long.parseLong(strings("select max(id) from planned_send").get(0));
  }

  /** The sheet as its writer would have it. */
  ApprovalSheet sheet(String id) {
    return desk.approvalSheet(APPROVER, id, Map.of()).value();
  }

  ApprovalDecision signing(String id) {
    return signing(sheet(id));
  }

  static ApprovalDecision signing(ApprovalSheet sheet) {
    return new ApprovalDecision(sheet.version(), sheet.hash(), null, null, null, null);
  }

  static Decision because(int version) {
    return new Decision(version, null, "Sai giờ");
  }

  @Override
  public void close() {
    database.close();
  }
}
