package vn.econgdan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.econgdan.bench.BenchStatisticsStore.Table;
import vn.econgdan.bench.BenchStatisticsStore.Wal;

class BudgetTest {
  private static final int PARTS = 1_000;
  private static final RunCost CHEAP = new RunCost(40_000_000, 70_000_000, 1_500_000);
  private static final Wal ENTRIES = new Wal(7_000, 0);

  private static Budget budget(Table attempt, Wal wal) {
    return new Budget(
        PARTS,
        new Budget.Counted(
            Map.of("attempt", attempt, "quartz", new Table("quartz", 3, 3, 0, 3)), 40, 15, 19_000),
        wal,
        CHEAP);
  }

  private static String said(Budget budget) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    budget.print(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_part_within_the_budget_has_no_mark() {
    Budget budget = budget(new Table("attempt", 1_000, 1_000, 995, 0), ENTRIES);

    assertThat(budget.entries()).allMatch(Budget.Entry::isWithin);
    assertThat(said(budget)).contains("within the budget").doesNotContain("!", "quartz");
  }

  @Test
  void an_update_that_is_not_hot_is_told_with_a_mark() {
    Budget budget = budget(new Table("attempt", 1_000, 1_000, 500, 0), ENTRIES);

    assertThat(said(budget)).contains("0.02 !").contains("over the budget where marked with !");
    assertThat(budget.entries())
        .filteredOn(entry -> !entry.isWithin())
        .extracting(Budget.Entry::what)
        .containsExactly("attempt updated, not HOT");
  }

  @Test
  void index_entries_over_seven_are_told() {
    Budget budget = budget(new Table("attempt", 1_000, 1_000, 995, 0), new Wal(9_000, 0));

    assertThat(budget.entries())
        .filteredOn(entry -> !entry.isWithin())
        .extracting(Budget.Entry::measured)
        .containsExactly(9.0);
  }

  @Test
  void counters_are_differences_and_a_new_table_counts_from_nothing() {
    Budget.Counted before =
        new Budget.Counted(Map.of("attempt", new Table("attempt", 5, 4, 3, 2)), 10, 20, 30);
    Budget.Counted after =
        new Budget.Counted(
            Map.of(
                "attempt", new Table("attempt", 15, 14, 13, 12),
                "claim", new Table("claim", 1, 0, 0, 0)),
            11,
            22,
            33);

    Budget.Counted since = after.since(before);

    assertThat(since.tables())
        .containsEntry("attempt", new Table("attempt", 10, 10, 10, 10))
        .containsEntry("claim", new Table("claim", 1, 0, 0, 0));
    assertThat(since.statements()).isEqualTo(1);
    assertThat(since.commits()).isEqualTo(2);
    assertThat(since.entriesRead()).isEqualTo(3);
  }
}
