package vn.econgdan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.registry.residence.GroupDraft;
import vn.econgdan.registry.residence.GroupView;
import vn.econgdan.registry.residence.HouseholdDraft;
import vn.econgdan.text.SearchFold;

/** One rule of comparison: the program's and the database's. */
class FoldIT {
  private static final int LAST_OF_THE_FIRST_PLANE = 0xFFFF;

  @TempDir static Path temp;
  static RegistryFixture registry;

  @BeforeAll
  static void start() {
    registry = new RegistryFixture(temp);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  private static List<String> folded(String function, List<String> written) {
    return registry.worker.withHandle(handle -> folded(handle, function, written));
  }

  private static List<String> folded(Handle handle, String function, List<String> written) {
    return handle
        .createQuery(
            "select <function>(item) from unnest(:written) with ordinality as each(item, place) order by place")
        .define("function", function)
        .bindArray("written", String.class, written)
        .mapTo(String.class)
        .list();
  }

  @Test
  void every_character_is_the_same_to_both() {
    List<String> written = new ArrayList<>();
    for (int c = 1; c <= LAST_OF_THE_FIRST_PLANE; c++) {
      if (Character.isDefined(c) && Character.getType(c) != Character.SURROGATE) {
        written.add("a" + Character.toString(c) + "B");
      }
    }
    assertThat(folded("fold", written)).isEqualTo(written.stream().map(SearchFold::fold).toList());
  }

  @Test
  void what_people_write_is_the_same_to_both() {
    String letters = "aĂâ ê\u0301\u0302đĐ\u00A0_Tổ tdp số.5B-–\u200BƯỚ\u00D0'’０\u0323e\u031Bo\n";
    Random random = new Random(19);
    List<String> written = new ArrayList<>(List.of("", " _ ", "Tổ 55B", "tổ số 5", "TDP_12"));
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder(i % 3 == 0 ? "Tổ " : "");
      random.ints(1 + i % 12, 0, letters.length()).forEach(at -> text.append(letters.charAt(at)));
      written.add(text.toString());
    }
    assertThat(folded("fold", written)).isEqualTo(written.stream().map(SearchFold::fold).toList());
    assertThat(folded("group_fold", written))
        .isEqualTo(written.stream().map(SearchFold::foldGroup).toList());
  }

  @Test
  void what_is_one_code_by_the_rule_cannot_be_there_twice() {
    Actor officer = RegistryFixture.officer("31001");
    registry
        .desk
        .createGroup(officer, new GroupDraft("55B\u00A0", "Tổ\u200B 55B", null, null))
        .value();
    GroupView group =
        registry.desk.listGroups(officer, ListRequest.of(RegistryFixture.ALL)).items().get(0);
    assertThat(group.code()).isEqualTo("55B");
    assertThat(group.name()).isEqualTo("Tổ 55B");
    for (String same : List.of("55b", " 55B\uFEFF", "tổ 55b", "５５Ｂ")) {
      assertThat(
              registry
                  .desk
                  .createGroup(officer, new GroupDraft(same, "Tổ", null, null))
                  .reason()
                  .code())
          .as(same)
          .isEqualTo("CODE_TAKEN");
    }
    HouseholdDraft home = new HouseholdDraft("Tổ 55b", "HK_ 1\u200B", "Số 1", null);
    assertThat(registry.desk.createHousehold(officer, home).value().code()).isEqualTo("HK_ 1");
    for (String same : List.of("hk 1", "HK_1", "hk\u00A0\u00A01 ")) {
      HouseholdDraft again = new HouseholdDraft("55B", same, "Số 1", null);
      assertThat(registry.desk.createHousehold(officer, again).reason().code())
          .as(same)
          .isEqualTo("CODE_TAKEN");
    }
    assertThat(
            registry
                .desk
                .listHouseholds(officer, "tổ\u00A055b", ListRequest.of(RegistryFixture.ALL))
                .total())
        .isEqualTo(1);
  }

  @Test
  void nothing_to_see_is_nothing() {
    Actor officer = RegistryFixture.officer("31002");
    for (String nothing : List.of("\u200B", "\u00A0", "_", "\uFEFF \u00AD")) {
      assertThat(
              registry
                  .desk
                  .createGroup(officer, new GroupDraft(nothing, nothing, null, null))
                  .reason()
                  .problems())
          .extracting("field", "code")
          .contains(org.assertj.core.groups.Tuple.tuple("code", "EMPTY_CELL"));
    }
  }

  @Test
  void a_notice_reaches_tags_groups_and_households_however_they_are_spelled() {
    String ward = "31003";
    Actor officer = RegistryFixture.officer(ward);
    registry.apply(
        officer,
        """
        group_code,household_code,address,full_name,phone,tags,consent_date,consent_evidence
        55B,HK_55B 1,a,Trần Một,0912100001,huu_tri,2026-01-05,p
        55B,HK_55B 1,a,Trần Hai,0912100002,Hưu trí,2026-01-05,p
        55B,HK_55B 1,a,Trần Ba,0912100003,HUU  TRI\u200B,2026-01-05,p
        56,HK_55B 2,a,Trần Bốn,0912100004,nghèo,2026-01-05,p
        """);
    Map<String, Integer> reached =
        Map.of(
            "{\"tags\": [\"hưu_trí\"]}", 3,
            "{\"tags\": [\"NGHEO\\u00a0\"]}", 1,
            "{\"groups\": [\"Tổ 55b\"]}", 3,
            "{\"groups\": [\"56 \"], \"tags\": [\"Nghèo\"]}", 1,
            "{\"households\": [\"hk 55b\u00A02\"]}", 1,
            "{\"households\": [\"hk-55b-2\"]}", 0);
    reached.forEach((rule, people) -> assertThat(reached(ward, rule)).as(rule).isEqualTo(people));
  }

  private static int reached(String ward, String rule) {
    return registry.worker.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from audience(:ward, cast(:rule as jsonb), 'NOTICES', :day) where included")
                .bind("ward", ward)
                .bind("rule", rule)
                .bind("day", RegistryFixture.TODAY)
                .mapTo(Integer.class)
                .one());
  }
}
