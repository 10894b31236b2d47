package vn.econgdan.dispatch.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import vn.econgdan.dispatch.progress.ProgressStore.Counts;
import vn.econgdan.dispatch.progress.ProgressStore.Send;

/** Every part in exactly one counter, however far its preparation got. */
class ProgressFoldTest {

  @Property(tries = 300)
  void the_counters_add_up_to_all_parts_and_all_people(
      @ForAll @Size(11) List<@IntRange(max = 9) Integer> n,
      @ForAll @IntRange(max = 50) int unprepared,
      @ForAll boolean stopped) {
    int rows = n.stream().mapToInt(Integer::intValue).sum();
    Send send = new Send("SENDING", 1L, stopped ? "STOPPED" : "SENDING", rows + unprepared, 1);
    Counts counts = counts(n, rows);
    ProgressView view = ProgressFold.of(send, counts);
    ProgressView.Parts p = view.parts();
    assertThat(view.partsTotal()).isEqualTo(rows + unprepared);
    assertThat(
            p.prepared()
                + p.submitted()
                + p.inDoubt()
                + p.networkConfirmed()
                + p.delivered()
                + p.undelivered()
                + p.expired()
                + p.refused()
                + p.lapsed()
                + p.unknown()
                + p.suppressed())
        .isEqualTo(view.partsTotal());
    assertThat(stopped ? p.suppressed() - n.get(10) : p.prepared() - n.get(0))
        .isEqualTo(unprepared);
    ProgressView.People people = view.people();
    assertThat(people.reached() + people.waiting() + people.notReached() + people.unknown())
        .isEqualTo(people.total());
    assertThat(people.waiting()).isNotNegative();
  }

  /** One part a person, so that the people's counts follow from the parts'. */
  private static Counts counts(List<Integer> n, int rows) {
    long notReached = n.get(5) + n.get(6) + n.get(7) + n.get(8) + n.get(10);
    return new Counts(
        rows,
        n.get(3) + n.get(4),
        notReached,
        n.get(2) + n.get(9),
        n.get(0),
        n.get(1),
        n.get(2),
        n.get(3),
        n.get(4),
        n.get(5),
        n.get(6),
        n.get(7),
        n.get(8),
        n.get(9),
        n.get(10),
        0,
        null,
        null);
  }
}
