package vn.econgdan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.FieldEdit;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.registry.residence.GroupDraft;

/** A consent from the first word to the last: claimed, proven, charged, invited, withdrawn. */
class ConsentIT {
  private static final String HEADER =
      "group_code,household_code,address,full_name,phone,tags,consent_date,consent_evidence\n";
  private static final String AN = "55B,HK1,a,Nguyễn An,0912345678,,2026-11-01,";
  private static final AtomicInteger WARDS = new AtomicInteger(30_000);

  @TempDir static Path temp;
  static RegistryFixture registry;
  static RegistryService desk;

  String ward;
  Actor officer;

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
    ward = Integer.toString(WARDS.incrementAndGet());
    officer = RegistryFixture.officer(ward);
    desk.createGroup(officer, new GroupDraft("55B", "Tổ 55B", null, null)).value();
  }

  private List<String> imported(String rows) {
    return RegistryFixture.verdicts(registry.apply(officer, HEADER + rows));
  }

  private SubscriptionView only() {
    List<SubscriptionView> all =
        desk.listSubscriptions(officer, null, null, null, RegistryFixture.LIST).value().items();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private CitizenView citizen() {
    return desk.listCitizens(officer, null, null, RegistryFixture.LIST).value().items().get(0);
  }

  private List<String> audience(String purpose) {
    return registry.worker.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select coalesce(reason, 'IN') from audience(:ward, '{"wholeWard": true}', :purpose, :day)
                    """)
                .bind("ward", ward)
                .bind("purpose", purpose)
                .bind("day", RegistryFixture.TODAY)
                .mapTo(String.class)
                .list());
  }

  /** Days that are charged for a month, by today. */
  private List<Integer> charged(String month) {
    return registry.worker.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select days from charges_due(cast(:month as date), :day, array_fill(3000::bigint, array[32]),
                      array_fill(3000::bigint, array[32])) where ward_code = :ward
                    """)
                .bind("month", month)
                .bind("day", RegistryFixture.TODAY)
                .bind("ward", ward)
                .mapTo(Integer.class)
                .list());
  }

  private static ConsentDraft proof(LocalDate date) {
    return new ConsentDraft(ConsentChannel.HOTLINE, " Ghi âm 12 ", date, null);
  }

  private static Withdrawal withdrawal() {
    return new Withdrawal(ConsentChannel.LEADER, "chuyển sang Zalo", null);
  }

  private static List<String> refused(Outcome<?> outcome) {
    Refusal reason = outcome.reason();
    return reason.problems().isEmpty()
        ? List.of(reason.kind().status() + " " + reason.code())
        : reason.problems().stream()
            .map(problem -> reason.kind().status() + " " + problem.field() + " " + problem.code())
            .toList();
  }

  private void isWaiting() {
    SubscriptionView waiting = only();
    assertThat(waiting.state()).isEqualTo(SubscriptionState.AWAITING_CONFIRMATION);
    assertThat(waiting.consent().date()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(waiting.consent().recordedBy()).isEqualTo("OFFICER");
    assertThat(waiting.consent().recordedAt()).isEqualTo(RegistryFixture.NOW);
    assertThat(waiting.consent().channel()).isNull();
    assertThat(waiting.consent().evidence()).isNull();
    assertThat(citizen().consents()).isEmpty();
    assertThat(audience("NOTICES")).containsExactly("NO_CONSENT");
    assertThat(charged("2026-11-01")).isEmpty();
    assertThat(
            desk.listSubscriptions(officer, null, true, null, RegistryFixture.LIST).value().total())
        .isZero();
    assertThat(
            desk.listSubscriptions(
                    officer, null, null, "AWAITING_CONFIRMATION", RegistryFixture.LIST)
                .value()
                .total())
        .isOne();
  }

  private void isServedFromToday(String channel, String evidence) {
    SubscriptionView active = only();
    assertThat(active.state()).isEqualTo(SubscriptionState.ACTIVE);
    assertThat(active.startsOn()).isEqualTo(RegistryFixture.TODAY);
    assertThat(active.consent().channel()).isEqualTo(channel);
    assertThat(active.consent().evidence()).isEqualTo(evidence);
    assertThat(active.consent().date()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(audience("NOTICES")).containsExactly("IN");
    assertThat(charged("2026-11-01")).as("24 to 30 November").containsExactly(7);
  }

  @Test
  void a_row_with_date_and_evidence_is_served_at_once() {
    assertThat(imported(AN + "Phiếu 1\n")).containsExactly("2 ACCEPTED");
    assertThat(only().state()).isEqualTo(SubscriptionState.ACTIVE);
    assertThat(only().startsOn()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(only().consent().evidence()).isEqualTo("Phiếu 1");
    assertThat(citizen().consents()).containsExactly(only().consent());
    assertThat(charged("2026-11-01")).containsExactly(30);
  }

  @Test
  void a_row_without_evidence_waits_until_somebody_proves_it() {
    assertThat(imported(AN + "\n")).containsExactly("2 WARNED consent_evidence:NO_EVIDENCE");
    isWaiting();
    assertThat(imported(AN + "\n"))
        .containsExactly("2 WARNED consent_evidence:NO_EVIDENCE full_name:UNCHANGED");
    isWaiting();
    SubscriptionView confirmed = desk.confirm(officer, only().id(), proof(null)).value();
    assertThat(confirmed).isEqualTo(only());
    assertThat(confirmed.version()).isEqualTo(2);
    isServedFromToday("HOTLINE", "Ghi âm 12");
    assertThat(audit(confirmed.id())).containsExactly("SUBSCRIPTION_CONFIRMED 2 OFFICER");
    assertThat(refused(desk.confirm(officer, confirmed.id(), proof(null))))
        .containsExactly("409 SUBSCRIPTION_CONFIRMED");
  }

  private List<String> audit(String subscription) {
    return registry.worker.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select act || ' ' || version || ' ' || actor from audit_event
                    where subject = 'subscription' and subject_id = :id
                    """)
                .bind("id", subscription)
                .mapTo(String.class)
                .list());
  }

  @Test
  void a_later_list_with_the_evidence_proves_it_too() {
    imported(AN + "\n");
    assertThat(imported(AN + "Phiếu 1\n")).containsExactly("2 WARNED full_name:CHANGED");
    isServedFromToday("PAPER", "Phiếu 1");
    assertThat(imported(AN + "\n"))
        .containsExactly("2 WARNED consent_evidence:NO_EVIDENCE full_name:UNCHANGED");
    assertThat(only().state()).as("what is proven stays").isEqualTo(SubscriptionState.ACTIVE);
  }

  @Test
  void one_made_by_hand_waits_as_well() {
    imported("55B,HK1,a,Nguyễn An,0912345678,,,\n");
    SubscriptionDraft draft =
        new SubscriptionDraft(
            citizen().id(), null, null, null, LocalDate.of(2026, 11, 1), null, null, null);
    assertThat(desk.createSubscription(officer, draft).value().state())
        .isEqualTo(SubscriptionState.AWAITING_CONFIRMATION);
    isWaiting();
    desk.confirm(officer, only().id(), proof(null)).value();
    isServedFromToday("HOTLINE", "Ghi âm 12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "–", "--", " - - ", ".", "…", "\u200B", "/"})
  void a_dash_proves_nothing_in_a_list_or_by_hand(String dash) {
    assertThat(imported(AN + dash + "\n")).containsExactly("2 WARNED consent_evidence:NO_EVIDENCE");
    isWaiting();
    ConsentDraft nothing = new ConsentDraft(ConsentChannel.PAPER, dash, null, null);
    assertThat(refused(desk.confirm(officer, only().id(), nothing)))
        .containsExactly("422 evidence EMPTY_CELL");
    assertThat(refused(desk.invite(officer, citizen().id(), nothing)))
        .containsExactly("422 evidence EMPTY_CELL");
    SubscriptionDraft draft =
        new SubscriptionDraft(
            citizen().id(), null, null, null, LocalDate.of(2026, 11, 1), null, dash, null);
    assertThat(refused(desk.createSubscription(officer, draft)))
        .containsExactly("422 consentEvidence EMPTY_CELL");
    isWaiting();
  }

  @Test
  void who_takes_it_back_before_a_later_end_pays_no_longer() {
    imported(AN + "Phiếu 1\n");
    CitizenView an = citizen();
    FieldEdit<LocalDate> later = FieldEdit.put(LocalDate.of(2026, 12, 20));
    desk.editCitizen(
            officer,
            an.id(),
            new CitizenEdit(an.version(), null, null, null, null, later, null, null, null))
        .value();
    assertThat(charged("2026-11-01")).containsExactly(30);
    desk.withdraw(officer, only().id(), withdrawal()).value();
    assertThat(charged("2026-11-01")).as("1 to 23 November").containsExactly(23);
    assertThat(audience("NOTICES")).containsExactly("WITHDRAWN");
  }

  @Test
  void who_changes_his_mind_while_it_waits_is_never_charged_and_an_old_list_brings_nothing_back() {
    imported(AN + "\n");
    SubscriptionView ended = desk.withdraw(officer, only().id(), withdrawal()).value();
    assertThat(ended.state()).isEqualTo(SubscriptionState.ENDED);
    assertThat(charged("2026-11-01")).isEmpty();
    assertThat(audience("NOTICES")).containsExactly("WITHDRAWN");
    assertThat(refused(desk.confirm(officer, ended.id(), proof(null))))
        .containsExactly("409 SUBSCRIPTION_ENDED");
    assertThat(imported(AN + "Phiếu 1\n"))
        .containsExactly("2 WARNED consent_date:ENDED_SINCE full_name:UNCHANGED");
    assertThat(audience("NOTICES")).containsExactly("WITHDRAWN");
  }

  @Test
  void invitations_are_agreed_to_and_taken_back_by_themselves() {
    imported(AN + "Phiếu 1\n");
    String id = citizen().id();
    assertThat(audience("INVITATIONS")).containsExactly("NO_CONSENT");
    CitizenView invited = desk.invite(officer, id, proof(LocalDate.of(2026, 11, 20))).value();
    assertThat(invited.consents())
        .extracting(ConsentView::purpose)
        .containsExactly(ConsentPurpose.NOTICES, ConsentPurpose.INVITATIONS);
    assertThat(invited.consents().get(1).date()).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(invited.consents().get(1).recordedBy()).isEqualTo("OFFICER");
    assertThat(audience("INVITATIONS")).containsExactly("IN");
    assertThat(refused(desk.invite(officer, id, proof(null))))
        .containsExactly("409 CONSENT_RUNNING");
    ConsentView last = desk.uninvite(officer, id, withdrawal()).value().consents().get(1);
    assertThat(last.withdrawnAt()).isEqualTo(RegistryFixture.NOW);
    assertThat(last.withdrawnThrough()).isEqualTo("LEADER");
    assertThat(last.withdrawnReason()).isEqualTo("chuyển sang Zalo");
    assertThat(last.withdrawnBy()).isEqualTo("OFFICER");
    assertThat(desk.uninvite(officer, id, withdrawal()).value().consents()).contains(last);
    assertThat(audience("INVITATIONS")).containsExactly("WITHDRAWN");
    assertThat(audience("NOTICES")).as("notices go on").containsExactly("IN");
    desk.invite(officer, id, proof(null)).value();
    assertThat(audience("INVITATIONS")).containsExactly("IN");
    desk.withdraw(officer, only().id(), withdrawal()).value();
    assertThat(audience("INVITATIONS")).as("a withdrawal ends all").containsExactly("WITHDRAWN");
  }

  @Test
  void an_invitation_consent_alone_does_not_reach_who_waits() {
    imported(AN + "\n");
    desk.invite(officer, citizen().id(), proof(null)).value();
    assertThat(audience("INVITATIONS")).containsExactly("NO_CONSENT");
  }

  @ParameterizedTest(name = "{0} {1} {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -     | Phiếu 1 | 2026-11-01 | 422 channel CHANNEL_MISSING
          PAPER | -       | 2026-11-01 | 422 evidence EMPTY_CELL
          PAPER | ' '     | 2026-11-01 | 422 evidence EMPTY_CELL
          PAPER | Phiếu 1 | 2026-11-25 | 422 date FUTURE_DATE
          """)
  void a_proof_says_how_and_what(
      ConsentChannel channel, String evidence, LocalDate date, String problem) {
    ConsentDraft draft = new ConsentDraft(channel, evidence, date, null);
    assertThat(refused(desk.confirm(officer, "1", draft))).containsExactly(problem);
    assertThat(refused(desk.invite(officer, "1", draft))).containsExactly(problem);
  }

  @Test
  void a_withdrawal_says_through_what_and_why() {
    Withdrawal nothing = new Withdrawal(null, " ", null);
    Withdrawal tooLong = new Withdrawal(ConsentChannel.WARD, "x".repeat(501), null);
    assertThat(refused(desk.withdraw(officer, "1", nothing)))
        .containsExactly("422 channel CHANNEL_MISSING", "422 reason EMPTY_CELL");
    assertThat(refused(desk.uninvite(officer, "1", tooLong)))
        .containsExactly("422 reason VALUE_TOO_LONG");
  }

  @Test
  void another_leader_and_another_ward_find_nothing_to_confirm_or_invite() {
    imported(AN + "\n");
    String subscription = only().id();
    String citizen = citizen().id();
    for (Actor other :
        List.of(RegistryFixture.leader(ward, "55A"), RegistryFixture.officer("39999"))) {
      assertThat(refused(desk.confirm(other, subscription, proof(null))))
          .containsExactly("404 SUBSCRIPTION_UNKNOWN");
      assertThat(refused(desk.invite(other, citizen, proof(null))))
          .containsExactly("404 CITIZEN_UNKNOWN");
      assertThat(refused(desk.uninvite(other, citizen, withdrawal())))
          .containsExactly("404 CITIZEN_UNKNOWN");
    }
    Actor leader = RegistryFixture.leader(ward, "55B");
    assertThat(desk.confirm(leader, subscription, proof(null)).value().consent().recordedBy())
        .isEqualTo("LEADER");
  }

  @Test
  void who_moved_out_is_not_invited() {
    imported(AN + "Phiếu 1\n");
    CitizenView an = citizen();
    FieldEdit<LocalDate> today = FieldEdit.put(RegistryFixture.TODAY);
    desk.editCitizen(
            officer,
            an.id(),
            new CitizenEdit(an.version(), null, null, null, null, today, null, null, null))
        .value();
    assertThat(refused(desk.invite(officer, an.id(), proof(null))))
        .containsExactly("409 PERSON_GONE");
  }
}
