package vn.econgdan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchPeopleTest {
  @Test
  void rounds_that_do_not_count_never_go_to_more_than_a_hundred_thousand() {
    List<BenchPeople.Group> groups = BenchPeople.broadcast(1_000_000);

    assertThat(groups.get(0).people()).isEqualTo(100_000);
    assertThat(BenchPeople.count(groups)).isEqualTo(1_000_000);
    assertThat(BenchPeople.broadcast(450)).hasSize(1);
  }

  @Test
  void a_number_on_the_wire_is_of_one_group_only() {
    List<BenchPeople.Group> wards = BenchPeople.small(List.of("00001", "00002"));

    assertThat(wards.get(0).holds("84905000449")).isTrue();
    assertThat(wards.get(1).holds("84905000449")).isFalse();
    assertThat(wards.get(1).holds("84905000450")).isTrue();
    assertThat(wards.get(1).firstOnTheWire()).isEqualTo("84905000450");
  }

  @Test
  void the_import_file_has_a_household_and_a_consent_for_each() {
    BenchPeople.Group group = BenchPeople.urgent();

    String csv = new String(BenchPeople.csv(group, 1, 3), StandardCharsets.UTF_8);

    assertThat(csv.lines()).hasSize(3).contains("KHAN,H1,,Người 1,0908000001,,2026-01-05,phieu");
  }
}
