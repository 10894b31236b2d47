package vn.econgdan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.FieldEdit;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.registry.residence.GroupDraft;
import vn.econgdan.registry.residence.GroupEdit;
import vn.econgdan.registry.residence.GroupView;
import vn.econgdan.registry.residence.HouseholdDraft;
import vn.econgdan.registry.residence.HouseholdEdit;
import vn.econgdan.registry.residence.HouseholdView;

/** Edits change what they name and nothing else, on the version that was read. */
class RegistryEditIT {
  private static final LocalDate CONSENT = LocalDate.of(2026, 11, 1);
  private static final AtomicInteger WARDS = new AtomicInteger(40_000);

  @TempDir static Path temp;
  static RegistryFixture registry;
  static RegistryService desk;

  Actor officer;
  GroupView group;
  HouseholdView home;
  CitizenView an;
  SubscriptionView subscription;

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
  void aWardOfItsOwn() {
    officer = RegistryFixture.officer(Integer.toString(WARDS.incrementAndGet()));
    group = desk.createGroup(officer, new GroupDraft("55B", "Tổ 55B", false, null)).value();
    home = desk.createHousehold(officer, new HouseholdDraft("55B", "HK1", "Số 1", null)).value();
    an =
        desk.createCitizen(
                officer,
                new CitizenDraft(
                    home.id(),
                    "Nguyễn An",
                    "0912345678",
                    List.of("huu_tri"),
                    null,
                    null,
                    null,
                    null))
            .value();
    subscription =
        desk.createSubscription(
                officer,
                new SubscriptionDraft(an.id(), null, null, null, CONSENT, null, "Phiếu 1", null))
            .value();
  }

  private static CitizenEdit citizen(int version) {
    return new CitizenEdit(version, null, null, null, null, null, null, null, null);
  }

  private CitizenView edited(CitizenEdit edit) {
    return desk.editCitizen(officer, an.id(), edit).value();
  }

  private static List<String> refused(Outcome<?> outcome) {
    Refusal reason = outcome.reason();
    return reason.problems().isEmpty()
        ? List.of(reason.kind().status() + " " + reason.code())
        : reason.problems().stream()
            .map(problem -> reason.kind().status() + " " + problem.field() + " " + problem.code())
            .toList();
  }

  @Test
  void every_new_row_is_version_1_and_is_found_by_its_id() {
    assertThat(List.of(group.version(), home.version(), an.version(), subscription.version()))
        .containsOnly(1);
    assertThat(desk.findGroup(officer, group.id()).value()).isEqualTo(group);
    assertThat(desk.findHousehold(officer, home.id()).value()).isEqualTo(home);
    assertThat(desk.findSubscription(officer, subscription.id()).value()).isEqualTo(subscription);
    CitizenView found = desk.findCitizen(officer, an.id()).value();
    assertThat(found.phone()).isEqualTo("+84912345678");
    assertThat(found.consents()).containsExactly(subscription.consent());
  }

  @Test
  void one_of_another_ward_or_another_leader_is_unknown() {
    for (Actor other :
        List.of(RegistryFixture.officer("49999"), RegistryFixture.leader(ward(), "55A"))) {
      assertThat(refused(desk.findGroup(other, group.id()))).containsExactly("404 GROUP_UNKNOWN");
      assertThat(refused(desk.findHousehold(other, home.id())))
          .containsExactly("404 HOUSEHOLD_UNKNOWN");
      assertThat(refused(desk.findCitizen(other, an.id()))).containsExactly("404 CITIZEN_UNKNOWN");
      assertThat(refused(desk.findSubscription(other, subscription.id())))
          .containsExactly("404 SUBSCRIPTION_UNKNOWN");
    }
    assertThat(desk.findCitizen(RegistryFixture.leader(ward(), "55B"), an.id()).isRefused())
        .isFalse();
    assertThat(refused(desk.findCitizen(officer, "12ab"))).containsExactly("404 CITIZEN_UNKNOWN");
  }

  private String ward() {
    return officer.ward().orElseThrow().code();
  }

  @Test
  void an_edit_that_names_nothing_changes_nothing() {
    assertThat(edited(citizen(1))).isEqualTo(desk.findCitizen(officer, an.id()).value());
    assertThat(
            desk.editGroup(officer, group.id(), new GroupEdit(1, null, null, null, null)).value())
        .isEqualTo(group);
    assertThat(
            desk.editHousehold(officer, home.id(), new HouseholdEdit(1, null, null, null, null))
                .value())
        .isEqualTo(home);
    assertThat(
            desk.editSubscription(
                    officer, subscription.id(), new SubscriptionEdit(1, null, null, null, null))
                .value())
        .isEqualTo(subscription);
  }

  @Test
  void a_citizens_fields_change_one_by_one_and_the_others_stay() {
    CitizenView renamed =
        edited(
            new CitizenEdit(
                1, null, FieldEdit.put("Nguyễn Ân"), null, null, null, null, null, null));
    assertThat(renamed.fullName()).isEqualTo("Nguyễn Ân");
    assertThat(renamed.phone()).isEqualTo("+84912345678");
    assertThat(renamed.tags()).containsExactly("huu_tri");
    assertThat(renamed.version()).isEqualTo(2);
    CitizenView tagged =
        edited(
            new CitizenEdit(
                2, null, null, null, FieldEdit.put(List.of("ngheo")), null, null, null, null));
    assertThat(tagged.tags()).containsExactly("ngheo");
    assertThat(tagged.fullName()).isEqualTo("Nguyễn Ân");
    CitizenView calls =
        edited(
            new CitizenEdit(
                3, null, null, FieldEdit.put("01236030999"), null, null, null, null, null));
    assertThat(calls.phone()).isEqualTo("+84836030999");
    assertThat(calls.tags()).containsExactly("ngheo");
    SubscriptionView follows = desk.findSubscription(officer, subscription.id()).value();
    assertThat(follows.phone()).isEqualTo("+84836030999");
    assertThat(follows.version()).as("its number is part of it").isEqualTo(2);
  }

  @Test
  void null_takes_away_number_tags_and_days_on_purpose() {
    CitizenView without =
        edited(
            new CitizenEdit(
                1, null, null, FieldEdit.remove(), FieldEdit.remove(), null, null, null, null));
    assertThat(without.phone()).isNull();
    assertThat(without.tags()).isEmpty();
    assertThat(desk.findSubscription(officer, subscription.id()).value().phone()).isNull();
    FieldEdit<LocalDate> day = FieldEdit.put(LocalDate.of(2026, 12, 31));
    assertThat(
            edited(new CitizenEdit(2, null, null, null, null, day, null, null, null)).movedOutOn())
        .isEqualTo("2026-12-31");
    CitizenView back =
        edited(new CitizenEdit(3, null, null, null, null, FieldEdit.remove(), null, null, null));
    assertThat(back.movedOutOn()).isNull();
    HouseholdEdit bare = new HouseholdEdit(1, null, null, FieldEdit.remove(), null);
    assertThat(desk.editHousehold(officer, home.id(), bare).value().address()).isEmpty();
  }

  @Test
  void what_must_have_a_value_is_not_removed_and_a_version_is_named() {
    CitizenEdit citizen =
        new CitizenEdit(
            null,
            FieldEdit.remove(),
            FieldEdit.remove(),
            FieldEdit.put(" . "),
            null,
            null,
            null,
            null,
            null);
    assertThat(refused(desk.editCitizen(officer, an.id(), citizen)))
        .containsExactly(
            "422 version VERSION_REQUIRED",
            "422 householdId NOT_REMOVABLE",
            "422 fullName NOT_REMOVABLE",
            "422 phone NULL_REMOVES");
    GroupEdit groupEdit =
        new GroupEdit(null, FieldEdit.remove(), FieldEdit.put(" "), FieldEdit.remove(), null);
    assertThat(refused(desk.editGroup(officer, group.id(), groupEdit)))
        .containsExactly(
            "422 version VERSION_REQUIRED",
            "422 code NOT_REMOVABLE",
            "422 name EMPTY_CELL",
            "422 active NOT_REMOVABLE");
    HouseholdEdit household =
        new HouseholdEdit(null, FieldEdit.remove(), FieldEdit.remove(), null, null);
    assertThat(refused(desk.editHousehold(officer, home.id(), household)))
        .containsExactly(
            "422 version VERSION_REQUIRED", "422 group NOT_REMOVABLE", "422 code NOT_REMOVABLE");
    SubscriptionEdit edit =
        new SubscriptionEdit(
            null, FieldEdit.remove(), FieldEdit.remove(), FieldEdit.remove(), null);
    assertThat(refused(desk.editSubscription(officer, subscription.id(), edit)))
        .containsExactly(
            "422 version VERSION_REQUIRED",
            "422 phone NOT_REMOVABLE",
            "422 payerHouseholdId NOT_REMOVABLE",
            "422 suspended NOT_REMOVABLE");
    assertThat(desk.findCitizen(officer, an.id()).value().version()).isEqualTo(1);
  }

  @Test
  void groups_households_and_subscriptions_keep_what_is_not_named() {
    GroupView renamed =
        desk.editGroup(
                officer,
                group.id(),
                new GroupEdit(1, null, FieldEdit.put("Tổ dân phố 55B"), null, null))
            .value();
    assertThat(renamed.code()).isEqualTo("55B");
    assertThat(renamed.active()).as("not switched on by the way").isFalse();
    HouseholdView moved =
        desk.editHousehold(
                officer, home.id(), new HouseholdEdit(1, null, FieldEdit.put("HK2"), null, null))
            .value();
    assertThat(moved.address()).isEqualTo("Số 1");
    assertThat(moved.version()).isEqualTo(2);
    SubscriptionView suspended =
        desk.editSubscription(
                officer,
                subscription.id(),
                new SubscriptionEdit(1, null, null, FieldEdit.put(true), null))
            .value();
    assertThat(suspended.state()).isEqualTo(SubscriptionState.SUSPENDED);
    assertThat(suspended.phone()).isEqualTo("+84912345678");
    SubscriptionView resumed =
        desk.editSubscription(
                officer,
                subscription.id(),
                new SubscriptionEdit(2, FieldEdit.put("0912.345.679"), null, null, null))
            .value();
    assertThat(resumed.state()).as("still suspended").isEqualTo(SubscriptionState.SUSPENDED);
    assertThat(desk.findCitizen(officer, an.id()).value().phone()).isEqualTo("+84912345679");
  }

  @Test
  void a_stale_version_is_told_what_is_there_now() {
    CitizenEdit first =
        new CitizenEdit(1, null, FieldEdit.put("An"), null, null, null, null, null, null);
    edited(first);
    Outcome<CitizenView> late = desk.editCitizen(officer, an.id(), first);
    assertThat(refused(late)).containsExactly("409 version STALE_ENTRY");
    assertThat(late.reason().current()).contains(desk.findCitizen(officer, an.id()).value());
    assertThat(late.reason().problems().get(0).arguments()).containsExactly("1", "2");
  }

  @Test
  void an_import_counts_as_a_change() {
    registry.apply(
        officer,
        "group_code,household_code,address,full_name,phone\n"
            + "55B,HK1,Số 2,Nguyễn An,0912345670\n");
    assertThat(refused(desk.editCitizen(officer, an.id(), citizen(1))))
        .containsExactly("409 version STALE_ENTRY");
    assertThat(
            refused(
                desk.editHousehold(
                    officer, home.id(), new HouseholdEdit(1, null, null, null, null))))
        .containsExactly("409 version STALE_ENTRY");
  }

  @Test
  void of_two_edits_at_once_exactly_one_wins() {
    won(
        () ->
            desk.editGroup(
                officer, group.id(), new GroupEdit(1, null, null, FieldEdit.put(true), null)));
    won(
        () ->
            desk.editHousehold(
                officer, home.id(), new HouseholdEdit(1, null, null, FieldEdit.put("Số 9"), null)));
    won(
        () ->
            desk.editCitizen(
                officer,
                an.id(),
                new CitizenEdit(
                    1, null, null, null, FieldEdit.put(List.of("x")), null, null, null, null)));
    won(
        () ->
            desk.editSubscription(
                officer,
                subscription.id(),
                new SubscriptionEdit(1, FieldEdit.put("0912345671"), null, null, null)));
  }

  private static void won(Supplier<Outcome<?>> edit) {
    List<CompletableFuture<Outcome<?>>> tries =
        IntStream.range(0, 4)
            .<CompletableFuture<Outcome<?>>>mapToObj(n -> CompletableFuture.supplyAsync(edit))
            .toList();
    List<Outcome<?>> outcomes = tries.stream().<Outcome<?>>map(CompletableFuture::join).toList();
    assertThat(outcomes.stream().filter(outcome -> !outcome.isRefused())).hasSize(1);
    assertThat(outcomes.stream().filter(Outcome::isRefused))
        .allMatch(outcome -> outcome.reason().code().equals("STALE_ENTRY"));
  }

  @Test
  void a_citizen_and_his_subscription_edited_at_once_do_not_stand_in_each_others_way() {
    for (int round = 0; round < 10; round++) {
      CitizenView citizen = desk.findCitizen(officer, an.id()).value();
      SubscriptionView running = desk.findSubscription(officer, subscription.id()).value();
      String number = "091234568" + round;
      CompletableFuture<Outcome<CitizenView>> one =
          CompletableFuture.supplyAsync(
              () ->
                  desk.editCitizen(
                      officer,
                      an.id(),
                      new CitizenEdit(
                          citizen.version(),
                          null,
                          null,
                          FieldEdit.put(number),
                          null,
                          null,
                          null,
                          null,
                          null)));
      CompletableFuture<Outcome<SubscriptionView>> two =
          CompletableFuture.supplyAsync(
              () ->
                  desk.editSubscription(
                      officer,
                      subscription.id(),
                      new SubscriptionEdit(
                          running.version(), FieldEdit.put("0912345677"), null, null, null)));
      assertThat(List.of(one.join().isRefused(), two.join().isRefused())).contains(false);
      assertThat(desk.findSubscription(officer, subscription.id()).value().phone())
          .isEqualTo(desk.findCitizen(officer, an.id()).value().phone());
    }
  }

  private HouseholdView secondHome() {
    return desk.createHousehold(officer, new HouseholdDraft("55B", "HK2", "Số 2", null)).value();
  }

  private Outcome<CitizenView> created(
      Actor actor, HouseholdView home, String name, Boolean sharedNumber) {
    return desk.createCitizen(
        actor,
        new CitizenDraft(home.id(), name, "0912345678", null, null, null, sharedNumber, null));
  }

  @Test
  void a_number_of_another_household_is_taken_only_on_purpose_and_the_refusal_says_where() {
    HouseholdView second = secondHome();
    Outcome<CitizenView> twice = created(officer, second, "NGUYEN AN", null);
    assertThat(refused(twice)).containsExactly("409 phone PERSON_HELD_ELSEWHERE");
    assertThat(twice.reason().problems().get(0).arguments()).containsExactly("HK1", "55B");
    assertThat(refused(created(officer, second, "Trần Bình", false)))
        .containsExactly("409 phone NUMBER_HELD_ELSEWHERE");
    CitizenView binh = created(officer, second, "Trần Bình", true).value();
    assertThat(binh.phone()).isEqualTo(an.phone());
    desk.editCitizen(officer, binh.id(), gone(binh)).value();
    assertThat(created(officer, home, "Nguyễn Con", null).isRefused())
        .as("a family shares, and who is gone has nothing")
        .isFalse();
    desk.createGroup(officer, new GroupDraft("57", "Tổ 57", null, null)).value();
    Actor leader = RegistryFixture.leader(ward(), "57");
    HouseholdView third =
        desk.createHousehold(leader, new HouseholdDraft("57", "HK3", null, null)).value();
    Outcome<CitizenView> leaders = created(leader, third, "Nguyễn An", null);
    assertThat(refused(leaders)).containsExactly("409 phone PERSON_HELD_IN_OTHER_GROUP");
    assertThat(leaders.reason().problems().get(0).arguments()).containsExactly("55B");
  }

  private static CitizenEdit gone(CitizenView citizen) {
    FieldEdit<LocalDate> today = FieldEdit.put(RegistryFixture.TODAY);
    return new CitizenEdit(citizen.version(), null, null, null, null, today, null, null, null);
  }

  @Test
  void a_new_number_of_another_household_is_taken_only_on_purpose() {
    CitizenView binh =
        desk.createCitizen(
                officer,
                new CitizenDraft(
                    secondHome().id(), "Trần Bình", null, null, null, null, null, null))
            .value();
    FieldEdit<String> ans = FieldEdit.put("0912345678");
    assertThat(
            refused(
                desk.editCitizen(
                    officer,
                    binh.id(),
                    new CitizenEdit(1, null, null, ans, null, null, null, null, null))))
        .containsExactly("409 phone NUMBER_HELD_ELSEWHERE");
    CitizenView shared =
        desk.editCitizen(
                officer,
                binh.id(),
                new CitizenEdit(1, null, null, ans, null, null, null, true, null))
            .value();
    assertThat(shared.phone()).isEqualTo("+84912345678");
    CitizenEdit renamed =
        new CitizenEdit(2, null, FieldEdit.put("Trần Bính"), null, null, null, null, null, null);
    assertThat(desk.editCitizen(officer, binh.id(), renamed).isRefused())
        .as("a number that stays is not asked about")
        .isFalse();
  }

  @Test
  void who_moves_is_paid_for_by_the_new_household_and_another_payer_stays() {
    HouseholdView second = secondHome();
    edited(
        new CitizenEdit(1, FieldEdit.put(second.id()), null, null, null, null, null, null, null));
    SubscriptionView moved = desk.findSubscription(officer, subscription.id()).value();
    assertThat(moved.payerHouseholdId()).isEqualTo(second.id());
    assertThat(moved.version()).isEqualTo(2);
    FieldEdit<String> parents = FieldEdit.put(home.id());
    desk.editSubscription(
            officer, subscription.id(), new SubscriptionEdit(2, null, parents, null, null))
        .value();
    HouseholdView third =
        desk.createHousehold(officer, new HouseholdDraft("55B", "HK3", "Số 3", null)).value();
    edited(new CitizenEdit(2, FieldEdit.put(third.id()), null, null, null, null, null, null, null));
    assertThat(desk.findSubscription(officer, subscription.id()).value().payerHouseholdId())
        .as("paid for by another household before")
        .isEqualTo(home.id());
  }

  private void movesOutOn(int version, LocalDate day) {
    edited(new CitizenEdit(version, null, null, null, null, FieldEdit.put(day), null, null, null));
  }

  @Test
  void of_two_ends_the_earlier_counts_and_the_audit_says_so() {
    LocalDate later = RegistryFixture.TODAY.plusDays(20);
    movesOutOn(1, later);
    assertThat(desk.findSubscription(officer, subscription.id()).value().endsOn()).isEqualTo(later);
    movesOutOn(2, later.plusDays(5));
    assertThat(desk.findSubscription(officer, subscription.id()).value().endsOn()).isEqualTo(later);
    movesOutOn(3, later.minusDays(5));
    assertThat(desk.findSubscription(officer, subscription.id()).value().endsOn())
        .isEqualTo(later.minusDays(5));
    SubscriptionView withdrawn =
        desk.withdraw(
                officer,
                subscription.id(),
                new Withdrawal(ConsentChannel.HOTLINE, "không cần nữa", null))
            .value();
    assertThat(withdrawn.endsOn()).isEqualTo(RegistryFixture.TODAY);
    assertThat(withdrawn.endReason()).isEqualTo("WITHDRAWN");
    assertThat(withdrawn.phone()).isNull();
    assertThat(acts())
        .containsExactly(
            "SUBSCRIPTION_CREATED",
            "SUBSCRIPTION_END_ADVANCED",
            "SUBSCRIPTION_END_ADVANCED",
            "SUBSCRIPTION_WITHDRAWN");
  }

  private List<String> acts() {
    return registry.worker.withHandle(
        handle ->
            handle
                .createQuery(
                    "select act from audit_event where subject = 'subscription' and subject_id = :id order by id")
                .bind("id", subscription.id())
                .mapTo(String.class)
                .list());
  }
}
