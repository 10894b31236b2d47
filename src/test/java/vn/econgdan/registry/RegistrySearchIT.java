package vn.econgdan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.SortKey;
import vn.econgdan.registry.imports.ImportHead;
import vn.econgdan.registry.phone.PhoneSearch;
import vn.econgdan.registry.residence.GroupView;
import vn.econgdan.registry.residence.HouseholdView;
import vn.econgdan.text.SearchFold;

/** Lists of the registry by number, by text and in an order, each within one's own sight. */
class RegistrySearchIT {
  private static final String WARD = "50001";
  private static final Actor OFFICER = RegistryFixture.officer(WARD);

  @TempDir static Path temp;
  static RegistryFixture registry;
  static RegistryService desk;

  @BeforeAll
  static void start() {
    registry = new RegistryFixture(temp);
    desk = registry.desk;
    registry.apply(
        OFFICER,
        """
        group_code,household_code,address,full_name,phone,tags,consent_date,consent_evidence
        55A,HK-A1,Số 9 phố Đê La Thành,Trần Thị Hoà,0836030999,,2026-11-01,p1
        55A,HK-A2,Số 1 ngõ 5,Đỗ Văn Ân,0912345678,,2026-11-02,p2
        55B,HK-B1,Số 2 ngõ Đỏ,Nguyễn Văn An,0912345679,,2026-11-03,p3
        55B,HK-B1,Số 2 ngõ Đỏ,Lê Thị Bình,0836030999,,2026-11-04,
        """);
    registry.apply(
        RegistryFixture.officer("50002"),
        """
        group_code,household_code,full_name,phone,consent_date,consent_evidence
        1,HK-1,Người Phường Khác,0836030999,2026-11-01,p1
        """);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  private static ListRequest by(String phone, String text, String sort) {
    Optional<Msisdn> number =
        Optional.ofNullable(phone)
            .map(written -> PhoneSearch.read(OFFICER, written).value().number());
    List<SortKey> keys =
        sort == null
            ? List.of()
            : Arrays.stream(sort.split(","))
                .map(key -> new SortKey(key.replace("-", ""), key.startsWith("-")))
                .toList();
    return new ListRequest(RegistryFixture.ALL, number, Optional.ofNullable(text), keys);
  }

  private static List<String> people(Actor actor, ListRequest wanted) {
    return desk.listCitizens(actor, null, null, wanted).value().items().stream()
        .map(CitizenView::fullName)
        .toList();
  }

  private static List<String> homes(Actor actor, ListRequest wanted) {
    return desk.listHouseholds(actor, null, wanted).items().stream()
        .map(HouseholdView::code)
        .toList();
  }

  private static List<String> numbers(Actor actor, ListRequest wanted) {
    return desk.listSubscriptions(actor, null, null, null, wanted).value().items().stream()
        .map(row -> row.startsOn().getDayOfMonth() + " " + row.phone())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0836030999",
        "0836 030 999",
        "0836.030.999",
        "083-603-0999",
        "+84836030999",
        " 84836030999",
        "84836030999",
        "0084 836 030 999",
        "836030999",
        "01236030999",
        "0123.603.0999",
        "+84 123 603 0999"
      })
  void a_number_is_found_in_every_form_people_write(String written) {
    ListRequest wanted = by(written, null, null);
    assertThat(people(OFFICER, wanted)).containsExactly("Trần Thị Hoà", "Lê Thị Bình");
    assertThat(homes(OFFICER, wanted)).containsExactly("HK-A1", "HK-B1");
    assertThat(numbers(OFFICER, wanted)).containsExactly("1 +84836030999", "4 +84836030999");
    assertThat(desk.listGroups(OFFICER, wanted).items())
        .extracting(GroupView::code)
        .containsExactly("55A", "55B");
    assertThat(registry.imports.listImports(OFFICER, wanted).total()).isOne();
  }

  @Test
  void a_leader_finds_by_number_whom_he_sees_anyhow() {
    Actor leader = RegistryFixture.leader(WARD, "55B");
    ListRequest wanted = by("0836030999", null, null);
    assertThat(people(leader, wanted)).containsExactly("Lê Thị Bình");
    assertThat(homes(leader, wanted)).containsExactly("HK-B1");
    assertThat(numbers(leader, wanted)).containsExactly("4 +84836030999");
    assertThat(desk.listGroups(leader, wanted).items())
        .extracting(GroupView::code)
        .containsExactly("55B");
    assertThat(registry.imports.listImports(leader, ListRequest.of(RegistryFixture.ALL)).total())
        .isZero();
    assertThat(people(leader, by("0912345678", null, null))).isEmpty();
    assertThat(people(RegistryFixture.officer("50002"), wanted))
        .containsExactly("Người Phường Khác");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"APPROVER", "SCHEDULER", "BACK_OFFICE", "ADMINISTRATOR"})
  void who_sees_masked_numbers_cannot_guess_them_by_searching(Role role) {
    Actor actor = RegistryFixture.actor(role, WARD, Set.of());
    assertThat(PhoneSearch.read(actor, "0836030999").reason().code()).isEqualTo("PHONE_SEARCH");
    assertThat(PhoneSearch.read(actor, "0836030999").reason().kind().status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY_PHONE",
    "0912345, LENGTH",
    "09123abc78, NOT_A_NUMBER",
    "+4915112345678, FOREIGN_NUMBER",
    "01111234567, UNKNOWN_PREFIX"
  })
  void a_number_that_is_none_is_said_to_be_none(String written, String code) {
    assertThat(PhoneSearch.read(OFFICER, written).reason().problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo("phone");
              assertThat(problem.code()).isEqualTo(code);
            });
  }

  @Test
  void a_fixed_line_is_kept_for_calls_and_found_like_any_other() {
    HouseholdView home = desk.listHouseholds(OFFICER, "55A", by(null, "a1", null)).items().get(0);
    desk.createCitizen(
            OFFICER,
            new CitizenDraft(home.id(), "Cố Định", "(024) 3657 7024", null, null, null, null, null))
        .value();
    assertThat(people(OFFICER, by("0436577024", null, null))).containsExactly("Cố Định");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          hòa            | Trần Thị Hoà           | -
          VAN AN         | Nguyễn Văn An,Đỗ Văn Ân | -
          'do  van'      | Đỗ Văn Ân              | -
          hk-b1          | Nguyễn Văn An,Lê Thị Bình | HK-B1
          ngo do         | -                      | HK-B1
          DE LA THANH    | -                      | HK-A1
          100%           | -                      | -
          """)
  void texts_are_found_without_marks_and_case(String text, String names, String codes) {
    assertThat(people(OFFICER, by(null, text, null)))
        .containsExactlyInAnyOrder(names == null ? new String[0] : names.split(","));
    assertThat(homes(OFFICER, by(null, text, null)))
        .containsExactlyInAnyOrder(codes == null ? new String[0] : codes.split(","));
  }

  @Test
  void an_empty_text_searches_for_nothing() {
    assertThat(homes(OFFICER, by(null, "  ", null))).hasSize(3);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          code             | HK-A1,HK-A2,HK-B1
          -code            | HK-B1,HK-A2,HK-A1
          address          | HK-A2,HK-B1,HK-A1
          -group,-code     | HK-B1,HK-A2,HK-A1
          -group           | HK-B1,HK-A1,HK-A2
          createdAt        | HK-A1,HK-A2,HK-B1
          """)
  void households_come_in_the_order_that_is_asked_for(String sort, String codes) {
    assertThat(homes(OFFICER, by(null, null, sort))).containsExactly(codes.split(","));
  }

  @Test
  void citizens_subscriptions_groups_and_imports_are_sorted_alike() {
    assertThat(people(OFFICER, by(null, "thi", "name")))
        .containsExactly("Lê Thị Bình", "Trần Thị Hoà");
    assertThat(people(OFFICER, by(null, "thi", "-fullName")))
        .containsExactly("Trần Thị Hoà", "Lê Thị Bình");
    assertThat(people(OFFICER, by(null, "thi", "-group,name")))
        .containsExactly("Lê Thị Bình", "Trần Thị Hoà");
    assertThat(numbers(OFFICER, by(null, null, "-startsOn")))
        .extracting(row -> row.substring(0, 1))
        .containsExactly("4", "3", "2", "1");
    assertThat(numbers(OFFICER, by(null, null, "state,name")))
        .extracting(row -> row.substring(0, 1))
        .as("ACTIVE by name, then AWAITING_CONFIRMATION")
        .containsExactly("2", "3", "1", "4");
    assertThat(desk.listGroups(OFFICER, by(null, null, "-name")).items())
        .extracting(GroupView::code)
        .containsExactly("55B", "55A");
    assertThat(registry.imports.listImports(OFFICER, by(null, "apply", "-total")).items())
        .extracting(ImportHead::total)
        .containsExactly(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nguyễn Thị Hoà",
        "HÒA",
        "Đặng  Ước\tVượng",
        "ĐƯỜNG Lê Đức Thọ",
        " ngõ 5 ",
        "Số 12/3",
        "ẰẨỄỘỨ"
      })
  void the_database_folds_texts_as_the_program_folds_what_is_looked_for(String text) {
    String folded =
        registry.worker.withHandle(
            handle ->
                handle
                    .createQuery("select fold(:text)")
                    .bind("text", text)
                    .mapTo(String.class)
                    .one());
    assertThat(folded).isEqualTo(SearchFold.fold(text));
  }
}
