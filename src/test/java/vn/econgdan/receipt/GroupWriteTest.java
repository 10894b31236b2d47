package vn.econgdan.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever cannot be stored costs few commits, and no other delivery its place on the disk. */
class GroupWriteTest {
  private static final RuntimeException ROW = new IllegalArgumentException("a row of it");

  private final List<Integer> commits = new ArrayList<>();

  private static List<ReceivedDelivery> group(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> new ReceivedDelivery(new byte[0], null, List.of(), "" + i, Instant.EPOCH))
        .toList();
  }

  private GroupWrite failingFor(Set<Integer> bad, RuntimeException failure) {
    return new GroupWrite(
        rows -> {
          commits.add(rows.size());
          if (rows.stream().anyMatch(row -> bad.contains(Integer.valueOf(row.recipient())))) {
            throw failure;
          }
          return rows.stream().map(row -> Long.valueOf(row.recipient())).toList();
        },
        thrown -> thrown == ROW);
  }

  @Test
  void a_sound_group_is_one_commit() {
    CommittedGroup group = failingFor(Set.of(), ROW).of(group(200));
    assertThat(group.notStored()).isEmpty();
    assertThat(group.open()).hasSize(200);
    assertThat(commits).containsExactly(200);
  }

  @Test
  void one_bad_row_is_found_in_halves() {
    CommittedGroup group = failingFor(Set.of(77), ROW).of(group(200));
    assertThat(group.notStored()).containsExactly(77);
    assertThat(group.open()).hasSize(199).doesNotContain(77L);
    assertThat(commits).hasSizeLessThan(18);
  }

  @Test
  void a_group_of_bad_rows_does_not_hammer_the_database() {
    Set<Integer> all = IntStream.range(0, 200).boxed().collect(Collectors.toSet());
    CommittedGroup group = failingFor(all, ROW).of(group(200));
    assertThat(group.notStored()).hasSize(200);
    assertThat(commits).hasSize(20);
  }

  @Test
  void a_failure_of_the_database_itself_is_not_tried_again() {
    CommittedGroup group =
        failingFor(Set.of(5), new IllegalStateException("the database is away")).of(group(200));
    assertThat(group.notStored()).hasSize(200);
    assertThat(commits).hasSize(1);
  }
}
