package vn.econgdan.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.FieldEdit;
import vn.econgdan.kernel.Role;
import vn.econgdan.registry.CitizenView;
import vn.econgdan.registry.RegistryFixture;
import vn.econgdan.registry.RegistryService;
import vn.econgdan.registry.residence.GroupDraft;
import vn.econgdan.registry.residence.GroupEdit;
import vn.econgdan.registry.residence.GroupView;
import vn.econgdan.registry.residence.HouseholdDraft;

/** A group that is spelt otherwise, or really renamed, stays the group of its leader and lists. */
class GroupRenameIT {
  private static final String HEADER = "group_code,household_code,full_name,phone\n";
  private static final AtomicInteger WARDS = new AtomicInteger(60_000);

  @TempDir static Path temp;
  static RegistryFixture registry;
  static RegistryService desk;

  String ward;
  Actor officer;
  GroupView group;
  long account;

  @BeforeAll
  static void start() {
    registry = new RegistryFixture(temp);
    desk = registry.desk;
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @BeforeEach
  void aGroupWithALeaderAndOneHousehold() {
    ward = Integer.toString(WARDS.incrementAndGet());
    officer = RegistryFixture.officer(ward);
    group = desk.createGroup(officer, new GroupDraft("55b", "Tổ 55b", true, null)).value();
    registry.apply(officer, HEADER + "55b,HK1,Nguyễn An,0912345678\n");
    account =
        registry.worker.inTransaction(
            handle ->
                handle
                    .createQuery(
                        """
                        with a as (
                          insert into account (login, password_hash, display_name, ward_code, created_at)
                          values (:login, 'x', 'x', :ward, now()) returning id)
                        select id from a
                        """)
                    .bind("login", "totruong" + ward)
                    .bind("ward", ward)
                    .mapTo(Long.class)
                    .one());
    grant("55b");
  }

  private void grant(String code) {
    registry.execute(
        "insert into role_grant (account_id, role, group_code, granted_at) values (%s, 'LEADER', '%s', now())"
            .formatted(account, code));
  }

  private void rename(String code) {
    GroupView now = desk.findGroup(officer, group.id()).value();
    GroupEdit edit = new GroupEdit(now.version(), FieldEdit.put(code), null, null, null);
    desk.editGroup(officer, group.id(), edit).value();
  }

  /** The leader as his next login makes him. */
  private Actor leader() {
    Set<String> codes =
        registry.worker.withHandle(
            handle ->
                Set.of(
                    handle
                        .createQuery("select led_group_codes(:id)")
                        .bind("id", account)
                        .mapTo(String[].class)
                        .one()));
    return RegistryFixture.actor(Role.LEADER, ward, codes);
  }

  private List<String> people(Actor actor, String groupCode) {
    return desk.listCitizens(actor, null, groupCode, RegistryFixture.LIST).value().items().stream()
        .map(CitizenView::fullName)
        .toList();
  }

  private List<String> audience(String code) {
    return registry.worker.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.full_name from audience(:ward,
                      jsonb_build_object('groups', jsonb_build_array(cast(:code as text))), 'NOTICES', :day) a
                    join citizen c on c.id = a.citizen_id order by 1
                    """)
                .bind("ward", ward)
                .bind("code", code)
                .bind("day", RegistryFixture.TODAY)
                .mapTo(String.class)
                .list());
  }

  @Test
  void a_leader_keeps_a_group_that_is_spelt_otherwise() {
    rename("Tổ 55B");
    for (Actor actor : List.of(leader(), RegistryFixture.leader(ward, "55b"))) {
      assertThat(desk.listGroups(actor, RegistryFixture.LIST).items())
          .extracting(GroupView::code)
          .containsExactly("Tổ 55B");
      assertThat(people(actor, null)).containsExactly("Nguyễn An");
      assertThat(desk.listHouseholds(actor, "55B", RegistryFixture.LIST).total()).isOne();
      assertThat(
              RegistryFixture.verdicts(
                  registry.apply(actor, HEADER + "55B,HK1,Nguyễn An,0912345678\n")))
          .containsExactly("2 ACCEPTED full_name:UNCHANGED");
    }
    assertThat(leader().groups())
        .as("what was frozen before")
        .containsExactlyInAnyOrder("55b", "Tổ 55B");
  }

  @Test
  void a_renamed_group_is_found_by_its_former_code() {
    rename("60");
    assertThat(leader().groups()).containsExactlyInAnyOrder("55b", "60");
    assertThat(people(leader(), null)).containsExactly("Nguyễn An");
    for (String code : List.of("55B", "tổ 55b", "60")) {
      assertThat(people(officer, code)).as(code).containsExactly("Nguyễn An");
      assertThat(audience(code)).as(code).containsExactly("Nguyễn An");
      assertThat(desk.listHouseholds(officer, code, RegistryFixture.LIST).total()).isOne();
    }
    assertThat(
            desk.createHousehold(leader(), new HouseholdDraft("55B", "HK9", null, null))
                .value()
                .group())
        .isEqualTo("60");
    ImportView view =
        registry.apply(
            leader(), HEADER + "55B,HK1,Nguyễn An,0912345678\n" + "60,HK2,Trần Bình,0912345679\n");
    assertThat(RegistryFixture.verdicts(view))
        .containsExactly("2 ACCEPTED group_code:GROUP_RENAMED full_name:UNCHANGED", "3 ACCEPTED");
    assertThat(view.items().get(0).problems().get(0).message())
        .isEqualTo("group_code: en GROUP_RENAMED[55B, 60]");
    assertThat(registry.count("residential_group", ward)).isEqualTo(1);
  }

  @Test
  void a_code_that_another_group_takes_means_that_one_and_each_leader_keeps_his_own() {
    rename("60");
    desk.createGroup(officer, new GroupDraft("55B", "Tổ 55B mới", true, null)).value();
    registry.apply(officer, HEADER + "55B,HK1,Lê Chi,0912345670\n");
    assertThat(people(officer, "55B")).containsExactly("Lê Chi");
    assertThat(audience("55B")).containsExactly("Lê Chi");
    assertThat(audience("60")).containsExactly("Nguyễn An");
    assertThat(leader().groups()).containsExactly("60");
    assertThat(people(leader(), null)).containsExactly("Nguyễn An");
    registry.execute("delete from role_grant where account_id = " + account);
    grant("55B");
    assertThat(leader().groups()).as("granted since: the new one").containsExactly("55B");
    rename("61");
    assertThat(people(officer, "60")).containsExactly("Nguyễn An");
  }
}
