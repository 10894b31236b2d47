package vn.econgdan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.FieldEdit;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Role;
import vn.econgdan.registry.imports.DemoRegistry;
import vn.econgdan.registry.residence.GroupDraft;
import vn.econgdan.registry.residence.GroupEdit;
import vn.econgdan.registry.residence.GroupView;
import vn.econgdan.registry.residence.HouseholdDraft;
import vn.econgdan.registry.residence.HouseholdEdit;
import vn.econgdan.registry.residence.HouseholdView;
import vn.econgdan.registry.residence.Wards;

/** Groups, households, citizens, subscriptions by hand; wards and the demo's people. */
class RegistryServiceIT {
  private static final LocalDate CONSENT = LocalDate.of(2026, 11, 1);

  @TempDir static Path temp;
  static RegistryFixture registry;
  static RegistryService desk;

  @BeforeAll
  static void start() {
    registry = new RegistryFixture(temp);
    desk = registry.desk;
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  private static GroupView group(Actor officer, String code) {
    return desk.createGroup(officer, new GroupDraft(code, "Tổ " + code, null, null)).value();
  }

  private static HouseholdView household(Actor actor, String group, String code) {
    return desk.createHousehold(actor, new HouseholdDraft(group, code, "Số 1", null)).value();
  }

  private static CitizenDraft person(HouseholdView home, String name, String phone) {
    return new CitizenDraft(home.id(), name, phone, List.of("huu_tri"), null, null, null, null);
  }

  private static SubscriptionDraft subscription(CitizenView citizen) {
    return new SubscriptionDraft(citizen.id(), null, null, null, CONSENT, null, "Phiếu 1", null);
  }

  private static ListRequest text(String wanted) {
    return new ListRequest(RegistryFixture.ALL, Optional.empty(), Optional.of(wanted), List.of());
  }

  private static CitizenEdit number(CitizenView citizen, String phone) {
    return new CitizenEdit(
        citizen.version(), null, null, FieldEdit.put(phone), null, null, null, null, null);
  }

  private static GroupEdit code(int version, String code) {
    return new GroupEdit(version, FieldEdit.put(code), null, null, null);
  }

  private static HouseholdEdit renamed(HouseholdView household, String code) {
    return new HouseholdEdit(household.version(), null, FieldEdit.put(code), null, null);
  }

  private static Withdrawal withdrawal() {
    return new Withdrawal(ConsentChannel.WARD, "không cần nữa", null);
  }

  private static <T> List<String> refused(Outcome<T> outcome) {
    return outcome.reason().problems().isEmpty()
        ? List.of(outcome.reason().kind().status() + " " + outcome.reason().code())
        : outcome.reason().problems().stream()
            .map(
                problem ->
                    outcome.reason().kind().status() + " " + problem.field() + " " + problem.code())
            .toList();
  }

  @Test
  void what_is_wrong_by_itself_and_what_the_registry_does_not_know_is_told_at_once() {
    Actor officer = RegistryFixture.officer("20001");
    CitizenDraft nobody =
        new CitizenDraft("999999", " ", "0912", List.of(), null, null, null, null);
    assertThat(refused(desk.createCitizen(officer, nobody)))
        .containsExactly(
            "422 fullName EMPTY_CELL",
            "422 phone SHORT_OR_SERVICE_NUMBER",
            "422 householdId HOUSEHOLD_UNKNOWN");
    assertThat(refused(desk.createHousehold(officer, new HouseholdDraft("77X", " ", null, null))))
        .containsExactly("422 code EMPTY_CELL", "422 group GROUP_UNKNOWN");
    SubscriptionDraft wrong =
        new SubscriptionDraft("999999", "888888", "0912", null, null, null, "phiếu", null);
    assertThat(refused(desk.createSubscription(officer, wrong)))
        .containsExactly(
            "422 consentDate EMPTY_CELL",
            "422 citizenId CITIZEN_UNKNOWN",
            "422 phone SHORT_OR_SERVICE_NUMBER",
            "422 payerHouseholdId HOUSEHOLD_UNKNOWN");
  }

  @Test
  void a_citizen_is_registered_subscribes_changes_his_number_and_withdraws() {
    Actor officer = RegistryFixture.officer("20001");
    group(officer, "55B");
    HouseholdView home = household(officer, "55B", "HK1");
    CitizenView an = desk.createCitizen(officer, person(home, "Nguyễn An", "01236030999")).value();
    assertThat(an.phone()).isEqualTo("+84836030999");

    SubscriptionView running = desk.createSubscription(officer, subscription(an)).value();
    assertThat(running.phone()).isEqualTo("+84836030999");
    assertThat(running.startsOn()).isEqualTo(CONSENT);
    assertThat(running.payerHouseholdId()).isEqualTo(home.id());
    assertThat(refused(desk.createSubscription(officer, subscription(an))))
        .containsExactly("409 citizenId SUBSCRIPTION_RUNNING");

    desk.editCitizen(officer, an.id(), number(an, "0912345678")).value();
    assertThat(only(officer, an).phone()).isEqualTo("+84912345678");
    SubscriptionEdit edit =
        new SubscriptionEdit(2, FieldEdit.put("0912 345 679"), null, FieldEdit.put(true), null);
    SubscriptionView edited = desk.editSubscription(officer, running.id(), edit).value();
    assertThat(edited.phone()).isEqualTo("+84912345679");
    assertThat(desk.listCitizens(officer, home.id(), null, RegistryFixture.LIST).value().items())
        .extracting(CitizenView::phone)
        .as("one number, one truth")
        .containsExactly("+84912345679");
    assertThat(edited.suspendedAt()).isEqualTo(RegistryFixture.NOW);

    Withdrawal withdrawal = new Withdrawal(ConsentChannel.HOTLINE, "không cần nữa", null);
    SubscriptionView ended = desk.withdraw(officer, running.id(), withdrawal).value();
    assertThat(ended.endsOn()).isEqualTo(RegistryFixture.TODAY);
    assertThat(ended.endReason()).isEqualTo("WITHDRAWN");
    assertThat(desk.withdraw(officer, running.id(), withdrawal).value()).isEqualTo(ended);
    assertThat(refused(desk.editSubscription(officer, running.id(), edit)))
        .containsExactly("409 SUBSCRIPTION_ENDED");
    assertThat(consents("20001")).containsExactly("HOTLINE: không cần nữa (OFFICER)");
    assertThat(registry.count("subscription_number", "20001")).isEqualTo(3);
    assertThat(audit("subscription", running.id()))
        .containsExactly("SUBSCRIPTION_CREATED", "SUBSCRIPTION_CHANGED", "SUBSCRIPTION_WITHDRAWN");
    assertThat(desk.createSubscription(officer, subscription(an)).isRefused()).isFalse();
  }

  private static SubscriptionView only(Actor officer, CitizenView citizen) {
    List<SubscriptionView> found =
        desk.listSubscriptions(officer, citizen.id(), true, null, RegistryFixture.LIST)
            .value()
            .items();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<String> consents(String ward) {
    return registry.worker.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select withdrawn_through || ': ' || withdrawn_reason || ' (' || withdrawn_by || ')'
                    from consent where ward_code = :ward
                    """)
                .bind("ward", ward)
                .mapTo(String.class)
                .list());
  }

  private static List<String> audit(String subject, String id) {
    return registry.worker.withHandle(
        handle ->
            handle
                .createQuery(
                    "select act from audit_event where subject = :subject and subject_id = :id"
                        + " order by id")
                .bind("subject", subject)
                .bind("id", id)
                .mapTo(String.class)
                .list());
  }

  @Test
  void who_moves_out_or_dies_has_no_subscription_from_that_day() {
    Actor officer = RegistryFixture.officer("20002");
    group(officer, "1");
    HouseholdView home = household(officer, "1", "HK1");
    CitizenView an = desk.createCitizen(officer, person(home, "An", "0912345678")).value();
    String id = desk.createSubscription(officer, subscription(an)).value().id();
    LocalDate day = LocalDate.of(2026, 11, 20);
    CitizenEdit moved =
        new CitizenEdit(1, null, null, null, null, FieldEdit.put(day), null, null, null);
    assertThat(desk.editCitizen(officer, an.id(), moved).value().movedOutOn()).isEqualTo(day);
    SubscriptionView ended =
        desk.listSubscriptions(officer, an.id(), false, null, RegistryFixture.LIST)
            .value()
            .items()
            .get(0);
    assertThat(ended.id()).isEqualTo(id);
    assertThat(ended.endsOn()).isEqualTo(day);
    assertThat(ended.endReason()).isEqualTo("MOVED_OUT");
    assertThat(refused(desk.createSubscription(officer, subscription(an))))
        .containsExactly("422 citizenId PERSON_GONE");
  }

  @Test
  void what_cannot_be_accepted_is_said_field_by_field() {
    Actor officer = RegistryFixture.officer("20003");
    group(officer, "1");
    HouseholdView home = household(officer, "1", "HK1");
    CitizenView an = desk.createCitizen(officer, person(home, "An", null)).value();
    desk.createCitizen(officer, person(home, "Bình", "024 3657 7024")).value();

    assertThat(refused(desk.createGroup(officer, new GroupDraft(" ", null, null, null))))
        .containsExactly("422 code EMPTY_CELL", "422 name EMPTY_CELL");
    assertThat(refused(desk.createGroup(officer, new GroupDraft("1", "Tổ 1", null, null))))
        .containsExactly("409 code CODE_TAKEN");
    group(officer, "2b");
    assertThat(refused(desk.createGroup(officer, new GroupDraft(" 2B ", "Tổ 2B", null, null))))
        .containsExactly("409 code CODE_TAKEN");
    assertThat(refused(desk.editGroup(officer, "999999", code(1, "2"))))
        .containsExactly("404 GROUP_UNKNOWN");
    assertThat(refused(desk.createHousehold(officer, new HouseholdDraft("9", "H", null, null))))
        .containsExactly("422 group GROUP_UNKNOWN");
    assertThat(refused(desk.createHousehold(officer, new HouseholdDraft("1", "HK1", null, null))))
        .containsExactly("409 code CODE_TAKEN");
    assertThat(refused(desk.createCitizen(officer, person(home, "AN", null))))
        .containsExactly("409 fullName NAME_TAKEN");
    assertThat(refused(desk.createCitizen(officer, person(home, "Chi\u0000", "1080"))))
        .containsExactly("422 fullName CONTROL_CHARACTER", "422 phone SHORT_OR_SERVICE_NUMBER");
    assertThat(refused(desk.createSubscription(officer, subscription(an))))
        .containsExactly("422 phone EMPTY_PHONE");
    LocalDate tomorrow = RegistryFixture.TODAY.plusDays(1);
    assertThat(
            refused(
                desk.createSubscription(
                    officer,
                    new SubscriptionDraft(
                        an.id(), null, "0912345678", CONSENT, tomorrow, null, "", null))))
        .containsExactly(
            "422 consentEvidence EMPTY_CELL",
            "422 consentDate FUTURE_DATE",
            "422 startsOn STARTS_BEFORE_CONSENT");
    assertThat(refused(desk.withdraw(officer, "12ab", withdrawal())))
        .containsExactly("404 SUBSCRIPTION_UNKNOWN");
    assertThat(refused(desk.listCitizens(officer, "x", null, RegistryFixture.LIST)))
        .containsExactly("422 household HOUSEHOLD_UNKNOWN");
  }

  @Test
  void a_leader_sees_and_writes_his_own_group_only() {
    Actor officer = RegistryFixture.officer("20004");
    group(officer, "55A");
    group(officer, "55B");
    HouseholdView others = household(officer, "55A", "HK1");
    CitizenView other = desk.createCitizen(officer, person(others, "An", "0912345678")).value();
    String subscription = desk.createSubscription(officer, subscription(other)).value().id();
    Actor leader = RegistryFixture.leader("20004", "55B");
    HouseholdView own = household(leader, "55B", "HK1");
    desk.createCitizen(leader, person(own, "Bình", "0912345679")).value();

    assertThat(desk.listGroups(leader, RegistryFixture.LIST).items())
        .extracting(GroupView::code)
        .containsExactly("55B");
    assertThat(desk.listHouseholds(leader, null, RegistryFixture.LIST).items())
        .containsExactly(own);
    assertThat(desk.listCitizens(leader, null, null, RegistryFixture.LIST).value().items())
        .extracting(CitizenView::fullName)
        .containsExactly("Bình");
    assertThat(
            desk.listSubscriptions(leader, null, null, null, RegistryFixture.LIST).value().total())
        .isZero();
    assertThat(refused(desk.createGroup(leader, new GroupDraft("57", "Tổ 57", null, null))))
        .containsExactly("403 OTHER_GROUP");
    assertThat(refused(desk.createHousehold(leader, new HouseholdDraft("55A", "HK2", null, null))))
        .containsExactly("403 OTHER_GROUP");
    assertThat(refused(desk.editHousehold(leader, others.id(), renamed(others, "X"))))
        .containsExactly("404 HOUSEHOLD_UNKNOWN");
    assertThat(refused(desk.editCitizen(leader, other.id(), number(other, "0912345671"))))
        .containsExactly("404 CITIZEN_UNKNOWN");
    assertThat(refused(desk.withdraw(leader, subscription, withdrawal())))
        .containsExactly("404 SUBSCRIPTION_UNKNOWN");
  }

  @Test
  void another_ward_is_as_unknown_as_nothing_at_all() {
    Actor officer = RegistryFixture.officer("20005");
    GroupView group = group(officer, "1");
    HouseholdView home = household(officer, "1", "HK1");
    CitizenView an = desk.createCitizen(officer, person(home, "An", "0912345678")).value();
    String subscription = desk.createSubscription(officer, subscription(an)).value().id();
    Actor stranger = RegistryFixture.officer("20006");
    group(stranger, "1");
    assertThat(refused(desk.editGroup(stranger, group.id(), code(1, "2"))))
        .containsExactly("404 GROUP_UNKNOWN");
    assertThat(refused(desk.editHousehold(stranger, home.id(), renamed(home, "2"))))
        .containsExactly("404 HOUSEHOLD_UNKNOWN");
    assertThat(refused(desk.createCitizen(stranger, person(home, "B", null))))
        .containsExactly("422 householdId HOUSEHOLD_UNKNOWN");
    assertThat(refused(desk.withdraw(stranger, subscription, withdrawal())))
        .containsExactly("404 SUBSCRIPTION_UNKNOWN");
    assertThat(desk.listCitizens(stranger, null, null, RegistryFixture.LIST).value().total())
        .isZero();
  }

  @Test
  void names_are_found_with_or_without_marks_and_numbers_are_masked_for_who_need_not_know() {
    Actor officer = RegistryFixture.officer("20007");
    group(officer, "1");
    HouseholdView home = household(officer, "1", "HK1");
    desk.createCitizen(officer, person(home, "Nguyễn Văn Hoà", "0836030999")).value();
    desk.createCitizen(officer, person(home, "Trần Thị Lan", null)).value();
    assertThat(desk.listCitizens(officer, null, "1", text("hòa")).value().items())
        .extracting(CitizenView::phone)
        .containsExactly("+84836030999");
    Actor backOffice = RegistryFixture.actor(Role.BACK_OFFICE, "20007", Set.of());
    assertThat(desk.listCitizens(backOffice, home.id(), null, text("HOA")).value().items())
        .extracting(CitizenView::phone)
        .containsExactly("0836 ••• 999");
  }

  @Test
  void hanois_wards_are_known_since_july_2025_with_the_prefix_of_their_texts() {
    Wards wards = new Wards(registry.worker);
    wards.load();
    wards.load();
    LocalDate today = RegistryFixture.TODAY;
    assertThat(wards.find("00367", today).orElseThrow().textPrefix())
        .isEqualTo("UBND P.Thanh Xuan: ");
    assertThat(wards.find("00352", today).orElseThrow().name()).isEqualTo("Phường Phương Liệt");
    assertThat(wards.find("00367", LocalDate.of(2025, 6, 30))).isEmpty();
    List<String> prefixes =
        registry.worker.withHandle(
            handle ->
                handle.createQuery("select text_prefix from ward").mapTo(String.class).list());
    assertThat(prefixes)
        .hasSize(126)
        .doesNotHaveDuplicates()
        .allMatch(prefix -> prefix.matches("UBND [PX]\\.[A-Za-z' -]+: "));
    assertThat(prefixes.stream().filter(prefix -> prefix.startsWith("UBND X."))).hasSize(75);
  }

  @Test
  void the_demo_has_two_hundred_households_and_somebody_left_out_for_each_reason() {
    new DemoRegistry(desk, registry.imports).load();
    long households = registry.count("household", "00367") + registry.count("household", "00352");
    assertThat(households).isEqualTo(200);
    long citizens = registry.count("citizen", "00367");
    new DemoRegistry(desk, registry.imports).load();
    assertThat(registry.count("citizen", "00367")).isEqualTo(citizens);
    assertThat(desk.listGroups(RegistryFixture.officer("00367"), RegistryFixture.LIST).items())
        .extracting(GroupView::code)
        .containsExactly("55A", "55B", "56");
    List<String> reasons =
        registry.worker.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select distinct coalesce(reason, 'IN')
                        from audience('00367', '{"groups": ["55B"]}', 'NOTICES', :day)
                        """)
                    .bind("day", RegistryFixture.TODAY)
                    .mapTo(String.class)
                    .list());
    assertThat(reasons)
        .containsExactlyInAnyOrder(
            "IN", "NO_CONSENT", "WITHDRAWN", "SUSPENDED", "DUPLICATE_NUMBER", "NO_NUMBER");
  }
}
