package vn.econgdan.registry.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Made-up people as a leader's list would have them; always the same ones. Their numbers count up
 * from 0900 000 001, so that nobody takes them for real. Of twenty households one has never agreed,
 * one shares a number, one has no number at all.
 */
final class DemoPeople {
  private static final String HEADER =
      "group_code,household_code,address,full_name,phone,tags,consent_date,consent_evidence\n";
  private static final List<String> SURNAMES =
      List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương");
  private static final List<String> MIDDLE =
      List.of("Văn", "Thị", "Đức", "Thanh", "Minh", "Ngọc", "Quang");
  private static final List<String> GIVEN =
      List.of(
          "An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hòa", "Khánh", "Lan", "Mai", "Nam", "Oanh",
          "Phúc", "Quân", "Sơn", "Tâm", "Vinh");
  private static final String CONSENT = "2025-08-01";

  private final List<String> rows = new ArrayList<>();
  private int number;

  /**
   * @param firstNumber the first person's number is the one after 0900 000 000 plus this
   */
  DemoPeople(int firstNumber) {
    this.number = firstNumber;
  }

  /** Adds so many households to a group; each second one has two members. */
  DemoPeople group(String code, int households) {
    IntStream.rangeClosed(1, households).forEach(count -> household(code, count));
    return this;
  }

  byte[] csv() {
    return (HEADER + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void household(String group, int count) {
    String phone = nextPhone();
    person(
        group,
        count,
        0,
        switch (count % 20) {
          case 13 -> "";
          default -> phone;
        });
    if (count % 2 == 0) {
      person(group, count, 1, count % 20 == 10 ? phone : nextPhone());
    }
  }

  private void person(String group, int household, int member, String phone) {
    boolean agreed = household % 20 != 3;
    rows.add(
        String.join(
            ",",
            group,
            "HK-%s-%03d".formatted(group, household),
            "Số %d ngõ %s".formatted(household, group),
            name(household * 3 + member + group.hashCode() % 7),
            phone,
            member == 0 && household % 3 == 0 ? "huu_tri" : "",
            agreed ? CONSENT : "",
            agreed ? "Phiếu mẫu %s-%03d".formatted(group, household) : ""));
  }

  private String nextPhone() {
    number++;
    return "0900%06d".formatted(number);
  }

  private static String name(int seed) {
    int pick = Math.abs(seed);
    return SURNAMES.get(pick % SURNAMES.size())
        + " "
        + MIDDLE.get(pick * 5 % MIDDLE.size())
        + " "
        + GIVEN.get(pick * 7 % GIVEN.size());
  }
}
