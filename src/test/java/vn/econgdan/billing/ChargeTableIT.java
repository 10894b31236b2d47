package vn.econgdan.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.tariff.Proration;

/**
 * Joins, leaves and changes of the number on every day of a month of 28, 30 and 31 days, against
 * the table written by hand; each rule runs on the same people and is undone.
 */
class ChargeTableIT {
  private static final Path TABLE = Path.of("src/test/resources/billing/months.csv");
  private static final int DAYS = 3;

  @TempDir static Path temp;
  static BillingFixture world;
  static final Map<Long, String[]> rows = new HashMap<>();

  @BeforeAll
  static void people() throws IOException {
    world = new BillingFixture(temp.resolve("data")).on("2026-09-15");
    List<String> lines =
        Files.readAllLines(TABLE).stream().filter(l -> l.startsWith("2026")).toList();
    assertThat(lines).hasSize(3 * (28 + 30 + 31));
    lines.forEach(line -> person(line.split(",")));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static void person(String[] row) {
    LocalDate day = LocalDate.parse(row[0] + "-01").plusDays(Long.parseLong(row[2]) - 1);
    long citizen = world.citizen(String.join(" ", row[0], row[1], row[2]));
    String joined = row[1].equals("JOINS") ? day.toString() : "2025-12-01";
    String left = row[1].equals("LEAVES") ? day.toString() : null;
    long subscription = world.subscription(citizen, joined, left);
    if (row[1].equals("CHANGES_NUMBER")) {
      changeNumber(subscription, day);
    }
    rows.put(subscription, row);
  }

  private static void changeNumber(long subscription, LocalDate day) {
    world
        .worker()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into subscription_number (ward_code, subscription_id, msisdn, mobile, valid_from, valid_to)
                    values ('00367', ?, '+84912000001', true, '2025-12-01', ?), ('00367', ?, '+84912000002', true, ?, null)
                    """,
                    subscription,
                    day,
                    subscription,
                    day));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({"NONE,3000,4", "DAILY_30,3000,5", "DAILY_30,2999,6", "FREE_FIRST_MONTH,3000,7"})
  void every_day_is_charged_as_the_table_says(Proration rule, long fee, int column) {
    for (String month : List.of("2026-02", "2026-06", "2026-07")) {
      Map<String, String> charged = new TreeMap<>();
      world
          .worker()
          .useTransaction(
              handle -> {
                world.billing(fee, rule).run(BillingFixture.ADMINISTRATOR, month).value();
                charged.putAll(charges(handle, month));
                handle.rollback();
              });
      assertThat(charged).as("%s in %s", rule, month).isEqualTo(expected(month, column));
    }
  }

  /** By event and day: days and amount; who has no charge is not in it. */
  private static Map<String, String> charges(Handle handle, String month) {
    Map<String, String> found = new TreeMap<>();
    handle
        .createQuery("select subscription_id, days, amount from charge where month = :month")
        .bind("month", LocalDate.parse(month + "-01"))
        .mapToMap()
        .filter(row -> rows.get(row.get("subscription_id"))[0].equals(month))
        .forEach(row -> found.put(key(row), row.get("days") + " days " + row.get("amount")));
    return found;
  }

  private static String key(Map<String, Object> row) {
    String[] written = rows.get(row.get("subscription_id"));
    return written[1] + " " + written[2];
  }

  private static Map<String, String> expected(String month, int column) {
    Map<String, String> expected = new TreeMap<>();
    rows.values().stream()
        .filter(row -> row[0].equals(month) && !row[DAYS].equals("0"))
        .forEach(row -> expected.put(row[1] + " " + row[2], row[DAYS] + " days " + row[column]));
    return expected;
  }
}
