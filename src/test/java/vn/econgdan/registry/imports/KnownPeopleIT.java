package vn.econgdan.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.kernel.Actor;
import vn.econgdan.registry.RegistryFixture;
import vn.econgdan.registry.residence.GroupDraft;

/**
 * A person is one person, whatever list he comes back in: one citizen, one subscription, one fee.
 */
class KnownPeopleIT {
  private static final String HEADER =
      "group_code,household_code,address,full_name,phone,tags,consent_date,consent_evidence\n";
  private static final String BINH =
      "55B,HK-55B-001,Số 1,Vũ Minh Bình,+84900000088,huu_tri,2026-01-05,p1\n";
  private static final String SON = "55B,HK-55B-001,Số 1,Vũ Minh Sơn,,,2026-01-05,p2\n";
  private static final AtomicInteger WARDS = new AtomicInteger(40_000);

  @TempDir static Path temp;
  static RegistryFixture registry;

  String ward;
  Actor officer;

  @BeforeAll
  static void start() {
    registry = new RegistryFixture(temp);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @BeforeEach
  void aWardOfItsOwn() {
    ward = Integer.toString(WARDS.incrementAndGet());
    officer = RegistryFixture.officer(ward);
  }

  /** A preview first, which must say the same. */
  private List<String> verdicts(String rows) {
    Map<String, Long> before = registry.counts(ward);
    List<String> foretold =
        RegistryFixture.verdicts(registry.run(officer, "preview", HEADER + rows));
    assertThat(registry.counts(ward)).isEqualTo(before);
    List<String> told = RegistryFixture.verdicts(registry.apply(officer, HEADER + rows));
    assertThat(foretold).isEqualTo(told);
    return told;
  }

  /** {@code 55B/HK1 An +84912345678}: who lives where, with the number of his subscription. */
  private List<String> people() {
    return registry.worker.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select g.code || '/' || h.code || ' ' || c.full_name || ' ' || coalesce(n.msisdn, c.phone, '-')
                      || case when s.id is null then '' when s.payer_household_id = h.id then ' pays'
                        else ' paid for by another' end
                    from citizen c join household h on h.id = c.household_id
                    join residential_group g on g.id = h.group_id
                    left join subscription s on s.citizen_id = c.id and s.ends_on is null
                    left join subscription_number n on n.subscription_id = s.id and n.valid_to is null
                    where c.ward_code = :ward order by 1
                    """)
                .bind("ward", ward)
                .mapTo(String.class)
                .list());
  }

  /** How many fees a run would charge for this month. */
  private int fees() {
    return registry.worker.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from charges_due(date_trunc('month', cast(:today as date))::date, :today,
                      array[0::bigint] || array_fill(3000::bigint, array[31]), array[0::bigint] || array_fill(3000::bigint, array[31]))
                    where ward_code = :ward and amount > 0
                    """)
                .bind("today", RegistryFixture.TODAY)
                .bind("ward", ward)
                .mapTo(Integer.class)
                .one());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          case                | 55B,hk-55b-001,,Vũ Minh Bình,+84900000088
          group with label    | tổ 55b,HK-55B-001,,Vũ Minh Bình,0900000088
          name without marks  | 55B,HK-55B-001,,VU MINH BINH,900000088
          blanks              | 55B,'  HK-55B-001  ,,Vũ  Minh  Bình,84900000088
          old and new number  | 55B,HK-55B-001,,Vũ Minh Bình,0900 000 088
          """)
  void the_same_person_in_another_spelling_stays_one(String label, String row) {
    verdicts(BINH);
    List<String> before = people();
    assertThat(verdicts(row.replace("'", "") + ",,2026-01-05,p1\n"))
        .containsExactly("2 ACCEPTED full_name:UNCHANGED");
    assertThat(people()).isEqualTo(before).hasSize(1);
    assertThat(registry.count("household", ward)).isEqualTo(1);
    assertThat(registry.count("subscription", ward)).isEqualTo(1);
    assertThat(fees()).isEqualTo(1);
  }

  @Test
  void a_household_that_comes_back_under_another_group_moves_with_everybody() {
    verdicts(BINH + SON + "55B,HK-55B-001,Số 1,Vũ Thị Lan,0900000089,,2026-01-05,p3\n");
    Map<String, Long> before = registry.counts(ward);
    assertThat(verdicts((SON + BINH).replace("55B,", "56,")))
        .containsExactly(
            "2 WARNED phone:EMPTY_PHONE group_code:NEW_GROUP group_code:HOUSEHOLD_MOVED"
                + " household_code:MOVED",
            "3 WARNED household_code:MOVED");
    assertThat(people())
        .containsExactly(
            "56/HK-55B-001 Vũ Minh Bình +84900000088 pays",
            "56/HK-55B-001 Vũ Minh Sơn - pays",
            "56/HK-55B-001 Vũ Thị Lan +84900000089 pays");
    assertThat(fees()).isEqualTo(3);
    before.forEach(
        (table, rows) ->
            assertThat(registry.count(table, ward))
                .as(table)
                .isEqualTo(table.equals("residential_group") ? rows + 1 : rows));
  }

  @Test
  void one_without_a_number_moves_by_his_door() {
    verdicts(SON);
    assertThat(verdicts(SON.replace("55B,", "56,")))
        .containsExactly(
            "2 WARNED phone:EMPTY_PHONE group_code:NEW_GROUP group_code:HOUSEHOLD_MOVED"
                + " household_code:MOVED");
    assertThat(people()).containsExactly("56/HK-55B-001 Vũ Minh Sơn - pays");
  }

  @Test
  void who_moves_to_another_household_takes_his_subscription_along() {
    verdicts(BINH + SON);
    String moved = BINH.replace("55B,HK-55B-001,Số 1", "56,HK-56-9,Số 9");
    assertThat(verdicts(moved))
        .containsExactly("2 WARNED group_code:NEW_GROUP household_code:MOVED");
    assertThat(people())
        .containsExactly(
            "55B/HK-55B-001 Vũ Minh Sơn - pays", "56/HK-56-9 Vũ Minh Bình +84900000088 pays");
    assertThat(registry.count("subscription", ward)).isEqualTo(2);
    assertThat(fees()).isEqualTo(2);
    assertThat(verdicts(moved)).containsExactly("2 ACCEPTED full_name:UNCHANGED");
  }

  @Test
  void nobody_is_in_two_households_of_one_file() {
    String there = BINH.replace("HK-55B-001", "HK-9");
    assertThat(verdicts(BINH + there))
        .containsExactly("2 WARNED group_code:NEW_GROUP", "3 REFUSED full_name:SAME_PERSON_TWICE");
    assertThat(verdicts(there + BINH))
        .containsExactly(
            "2 REFUSED household_code:LISTED_AT_HOME", "3 ACCEPTED full_name:UNCHANGED");
    assertThat(people()).hasSize(1);
  }

  @Test
  void a_number_of_somebody_else_is_told_with_where() {
    verdicts(BINH);
    ImportView view =
        registry.apply(officer, HEADER + "56,HK-56-1,,Trần Mai,0900000088,,2026-01-05,p\n");
    assertThat(RegistryFixture.verdicts(view))
        .containsExactly("2 WARNED group_code:NEW_GROUP phone:NUMBER_ELSEWHERE");
    assertThat(view.items().get(0).problems().get(1).message())
        .isEqualTo("phone: en NUMBER_ELSEWHERE[HK-55B-001, 55B]");
    registry.desk.createGroup(officer, new GroupDraft("57", "Tổ 57", null, null)).value();
    ImportView leaders =
        registry.apply(
            RegistryFixture.leader(ward, "57"),
            HEADER
                + "57,HK-57-1,,Trần Chi,0900000088,,2026-01-05,p\n"
                + "57,HK-57-1,,Vũ Minh Bình,0900000088,,2026-01-05,p\n");
    assertThat(RegistryFixture.verdicts(leaders))
        .as("a leader moves nobody out of another group, and learns no household of it")
        .containsExactly(
            "2 WARNED phone:NUMBER_IN_OTHER_GROUP", "3 REFUSED full_name:LIVES_IN_OTHER_GROUP");
    Actor elsewhere = RegistryFixture.officer("49999");
    assertThat(
            RegistryFixture.verdicts(
                registry.apply(elsewhere, HEADER + BINH.replace("Vũ Minh Bình", "Trần Mai"))))
        .as("another ward's data is nobody's business")
        .containsExactly("2 WARNED group_code:NEW_GROUP");
  }

  @Test
  void one_number_under_another_name_in_the_household_is_one_or_two_people_and_nobody_guesses() {
    verdicts(BINH);
    String other = BINH.replace("Vũ Minh Bình", "Vũ Minh Bính Anh");
    assertThat(verdicts(other)).containsExactly("2 REFUSED phone:NUMBER_UNDER_OTHER_NAME");
    assertThat(people()).hasSize(1);
    assertThat(fees()).isEqualTo(1);
    assertThat(verdicts(BINH + other))
        .containsExactly("2 ACCEPTED full_name:UNCHANGED", "3 WARNED phone:SHARED_NUMBER");
    assertThat(people()).hasSize(2);
  }

  @Test
  void namesakes_of_one_household_stay_two_people() {
    String rows =
        BINH
            + BINH.replace("+84900000088", "0900000089")
            + "55B,HK-55B-001,Số 1,Vũ Minh Bình,,,2026-01-05,p3\n";
    assertThat(verdicts(rows))
        .containsExactly(
            "2 WARNED group_code:NEW_GROUP",
            "3 WARNED full_name:NAMESAKE",
            "4 WARNED phone:EMPTY_PHONE full_name:NAMESAKE");
    List<String> before = people();
    assertThat(before).hasSize(3);
    assertThat(verdicts(rows))
        .containsExactly(
            "2 ACCEPTED full_name:UNCHANGED",
            "3 ACCEPTED full_name:UNCHANGED",
            "4 WARNED phone:EMPTY_PHONE full_name:UNCHANGED");
    assertThat(verdicts(BINH.replace("+84900000088", "0900000090")))
        .as("one of three, but which")
        .containsExactly("2 REFUSED full_name:NAMESAKES_UNCLEAR");
    assertThat(people()).isEqualTo(before);
  }

  @Test
  void a_namesake_in_a_later_list_is_a_second_person_and_a_new_number_of_the_only_one_is_not() {
    verdicts(BINH);
    String young = BINH.replace("+84900000088", "0900000089");
    assertThat(verdicts(young + BINH))
        .containsExactly("2 WARNED full_name:NAMESAKE", "3 ACCEPTED full_name:UNCHANGED");
    assertThat(people()).hasSize(2);
    assertThat(verdicts(BINH + young.replace("0900000089", "0900000091")))
        .containsExactly(
            "2 ACCEPTED full_name:UNCHANGED", "3 WARNED phone:NUMBER_CHANGED full_name:CHANGED");
    assertThat(people()).hasSize(2);
  }

  @Test
  void what_changes_is_named_before_it_is_applied() {
    verdicts(BINH.replace("Vũ Minh Bình", "Vu Minh Binh"));
    ImportView preview =
        registry.run(
            officer, "preview", HEADER + "55B,HK-55B-001,Số 2,Vũ Minh Bình,0900000088,nghèo,,\n");
    assertThat(preview.items().get(0).problems())
        .extracting(ImportView.ItemProblem::message)
        .containsExactly("full_name: en CHANGED[address, full_name, tags]");
  }

  @Test
  void a_likely_slip_of_a_group_is_asked_about_and_a_new_group_is_told_once() {
    registry.desk.createGroup(officer, new GroupDraft("55B", "Tổ 55B", null, null)).value();
    ImportView view =
        registry.apply(
            officer,
            HEADER
                + "55B.,1,,Lê An,0912000001,,,\n"
                + "55 B,1,,Lê Bình,0912000002,,,\n"
                + "5SB,1,,Lê Chi,0912000003,,,\n"
                + "055b,1,,Lê Dũng,0912000004,,,\n"
                + "60A.,1,,Lê Giang,0912000005,,,\n"
                + "60A,1,,Lê Hà,0912000006,,,\n"
                + "60A,1,,Lê Khánh,0912000007,,,\n"
                + "55C,1,,Lê Lan,0912000008,,,\n");
    assertThat(RegistryFixture.verdicts(view))
        .containsExactly(
            "2 REFUSED group_code:SIMILAR_GROUP",
            "3 REFUSED group_code:SIMILAR_GROUP",
            "4 REFUSED group_code:SIMILAR_GROUP",
            "5 REFUSED group_code:SIMILAR_GROUP",
            "6 REFUSED group_code:SIMILAR_GROUP",
            "7 WARNED group_code:NEW_GROUP",
            "8 ACCEPTED",
            "9 WARNED group_code:NEW_GROUP");
    assertThat(view.items().subList(0, 5))
        .extracting(item -> item.problems().get(0).suggestion())
        .containsExactly("55B", "55B", "55B", "55B", "60A");
    assertThat(registry.count("residential_group", ward)).isEqualTo(3);
  }

  private static String sample(String name) throws IOException {
    try (InputStream file = KnownPeopleIT.class.getResourceAsStream("/registry/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).substring(HEADER.length());
    }
  }

  @Test
  void invisible_characters_make_no_second_household_group_or_tag() throws IOException {
    assertThat(verdicts(sample("invisible-characters.csv")))
        .containsExactly(
            "2 WARNED group_code:NEW_GROUP",
            "3 ACCEPTED",
            "4 ACCEPTED",
            "5 ACCEPTED",
            "6 WARNED group_code:NEW_GROUP");
    assertThat(people())
        .containsExactly(
            "90A/HK-90-1 Trần Thị Ba +84912100003 pays",
            "90A/HK-90-1 Trần Thị Bốn +84912100004 pays",
            "90A/HK-90-1 Trần Thị Hai +84912100002 pays",
            "90A/HK-90-1 Trần Thị Một +84912100001 pays",
            "91B/HK-91-1 Trần Thị Năm +84912100005 pays");
    assertThat(registry.count("household", ward)).isEqualTo(2);
  }

  @Test
  void damaged_names_are_told_and_put_right_by_the_list_that_follows() throws IOException {
    assertThat(verdicts(sample("damaged-names-1.csv")))
        .containsExactly(
            "2 WARNED full_name:UNREADABLE_NAME address:UNREADABLE_TEXT group_code:NEW_GROUP",
            "3 WARNED full_name:UNREADABLE_NAME address:UNREADABLE_TEXT");
    Map<String, Long> before = registry.counts(ward);
    assertThat(verdicts(sample("damaged-names-2.csv")))
        .containsExactly(
            "2 WARNED full_name:NAME_RESTORED full_name:CHANGED",
            "3 WARNED full_name:NAME_RESTORED full_name:CHANGED");
    assertThat(registry.counts(ward)).isEqualTo(before);
    List<String> right =
        List.of(
            "94A/HK-94-1 Nguyễn Thị Hằng +84912300001 pays",
            "94A/HK-94-2 Nguyễn Văn Hải +84912300002 pays");
    assertThat(people()).isEqualTo(right);
    assertThat(verdicts(sample("damaged-names-1.csv")))
        .as("an old list takes nothing away")
        .containsExactly(
            "2 WARNED full_name:UNREADABLE_NAME address:UNREADABLE_TEXT full_name:UNCHANGED",
            "3 WARNED full_name:UNREADABLE_NAME address:UNREADABLE_TEXT full_name:UNCHANGED");
    assertThat(people()).isEqualTo(right);
    assertThat(fees()).isEqualTo(2);
  }

  private List<String> sentences(String rows) {
    return registry.run(officer, "preview", HEADER + rows).items().stream()
        .flatMap(item -> item.problems().stream())
        .filter(problem -> problem.code().startsWith("PROBABLY"))
        .map(ImportView.ItemProblem::message)
        .toList();
  }

  @Test
  void a_name_without_a_number_that_the_ward_has_elsewhere_is_told_with_where() {
    verdicts(SON + BINH.replace("55B,HK-55B-001", "56,HK-9"));
    for (String respelt :
        List.of(
            "55B,Hộ Vũ Minh Sơn,Số 7,Vũ Minh Sơn,,,,\n",
            "57,HK-57-1,Số 7,VU MINH SON,,,2026-01-05,p\n",
            "55B,HK55B1,,Vũ Minh Sơn,0900000077,,2026-01-05,p\n",
            "57,HK-57-1,số 1,Vũ Minh Sơn,0900000077,,2026-01-05,p\n")) {
      assertThat(sentences(respelt))
          .as(respelt)
          .containsExactly("household_code: en PROBABLY_KNOWN[HK-55B-001, 55B]");
    }
    assertThat(sentences("57,HK-57-1,Số 7,Vũ Minh Bình,,,,\n"))
        .as("the registry has his number, the row has not")
        .containsExactly("household_code: en PROBABLY_KNOWN[HK-9, 56]");
    assertThat(
            sentences(
                "57,HK-57-1,Số 7,Vũ Minh Sơn,0900000077,,,\n"
                    + "57,HK-9,Số 1,Vũ Minh Bình,0900000078,,,\n"))
        .as("a name alone is no reason, and two numbers are two people")
        .isEmpty();
  }

  @Test
  void who_is_probably_known_is_added_all_the_same_and_asked_about_once() {
    verdicts(SON);
    String respelt = "55B,HK55B-1,Số 7,Vũ Minh Sơn,,,2026-01-05,p\n";
    assertThat(verdicts(respelt))
        .containsExactly("2 WARNED phone:EMPTY_PHONE household_code:PROBABLY_KNOWN");
    assertThat(people()).hasSize(2);
    assertThat(verdicts(respelt)).containsExactly("2 WARNED phone:EMPTY_PHONE full_name:UNCHANGED");
    registry.execute(
        "update citizen set moved_out_on = '2026-11-10' where ward_code = '%s'".formatted(ward));
    assertThat(sentences(respelt.replace("HK55B-1", "HK-7"))).as("who is gone").isEmpty();
  }

  @Test
  void two_lines_with_one_name_in_two_households_are_asked_about() {
    String respelt = "55B,HK55B-1,Số 7,Vũ Minh Sơn,,,2026-01-05,p\n";
    assertThat(verdicts(SON + respelt))
        .containsExactly(
            "2 WARNED phone:EMPTY_PHONE group_code:NEW_GROUP",
            "3 WARNED phone:EMPTY_PHONE household_code:PROBABLY_LISTED");
    assertThat(sentences("56,HK-1,Số 7,Lê An,,,,\n" + "56,HK1,,Lê An,0900000077,,,\n"))
        .containsExactly("household_code: en PROBABLY_LISTED[2, HK-1, 56]");
    assertThat(sentences(SON.replace("HK-55B-001", "HK-7") + SON))
        .as("the list has him where he lives as well")
        .containsExactly("household_code: en PROBABLY_KNOWN[HK-55B-001, 55B]");
  }

  @Test
  void a_leader_learns_of_a_name_in_other_groups_no_household() {
    verdicts(SON);
    registry.desk.createGroup(officer, new GroupDraft("57", "Tổ 57", null, null)).value();
    ImportView view =
        registry.apply(
            RegistryFixture.leader(ward, "57"), HEADER + "57,HK-57-1,,Vũ Minh Sơn,,,,\n");
    assertThat(RegistryFixture.verdicts(view))
        .containsExactly("2 WARNED phone:EMPTY_PHONE household_code:PROBABLY_KNOWN_IN_OTHER_GROUP");
    assertThat(view.items().get(0).problems().get(1).message())
        .isEqualTo("household_code: en PROBABLY_KNOWN_IN_OTHER_GROUP[55B]");
  }

  @Test
  void a_list_of_several_batches_is_judged_as_a_whole() {
    StringBuilder rows = new StringBuilder(SON);
    for (int i = 0; i < 900; i++) {
      rows.append("55B,N%d,,Lê Người %d,%s,,2026-01-05,p\n".formatted(i, i, 912_000_000 + i));
    }
    String last = BINH + SON.replace(",,,", ",0900000077,,") + "58,N900,,Lê Một,0900000088,,,\n";
    List<String> told = verdicts(rows + last);
    assertThat(told.subList(901, 904))
        .containsExactly(
            "903 ACCEPTED",
            "904 WARNED full_name:NAMESAKE",
            "905 WARNED group_code:NEW_GROUP phone:SHARED_NUMBER");
    assertThat(verdicts((rows + last).replace("55B,", "56,")).subList(901, 903))
        .containsExactly("903 WARNED household_code:MOVED", "904 WARNED household_code:MOVED");
    assertThat(registry.count("citizen", ward)).isEqualTo(904);
    assertThat(registry.count("household", ward)).isEqualTo(902);
    assertThat(registry.count("subscription", ward)).isEqualTo(903);
  }
}
