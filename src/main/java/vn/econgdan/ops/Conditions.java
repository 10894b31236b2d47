package vn.econgdan.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.econgdan.dispatch.CommandStatuses;
import vn.econgdan.dispatch.LinkStatus;

/**
 * Which alarms must be open now: from facts to conditions, without acting. Subjects of what one
 * node alone can see begin with its name, so that nodes never close each other's.
 */
final class Conditions {
  static final String LINK_REFUSED = "LINK_REFUSED";
  static final String LINK_DOWN = "LINK_DOWN";
  static final String DISK_LOW = "DISK_LOW";
  static final String BROKER_DOWN = "BROKER_DOWN";
  static final String PARTITIONS_LOW = "PARTITIONS_LOW";
  static final String SENDS_LATE = "SENDS_LATE";
  static final String NODE_LOST = "NODE_LOST";

  static final Set<String> OF_A_NODE = Set.of(LINK_REFUSED, LINK_DOWN, DISK_LOW, BROKER_DOWN);
  static final Set<String> OF_ALL = Set.of(PARTITIONS_LOW, SENDS_LATE, NODE_LOST);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MONTHS_NEEDED = 2;

  private final String node;
  private final Instant now;
  private final List<Condition> found = new ArrayList<>();

  Conditions(String node, Instant now) {
    this.node = node;
    this.now = now;
  }

  /** Names of the disks that are low. */
  Set<String> lowDisks() {
    return found.stream()
        .map(Condition::key)
        .filter(key -> key.kind().equals(DISK_LOW))
        .map(key -> key.subject().substring(own("").length()))
        .collect(Collectors.toSet());
  }

  List<Condition> found() {
    return List.copyOf(found);
  }

  /** A bind that is refused is told at once, one that is away after a minute. */
  Conditions links(List<LinkStatus> links, Map<String, Integer> refusedSubmits) {
    for (LinkStatus link : links) {
      Optional<Integer> refusal =
          link.refusal().or(() -> Optional.ofNullable(refusedSubmits.get(link.link())));
      refusal.ifPresent(
          status -> add(LINK_REFUSED, own(link.link()), "status", CommandStatuses.name(status)));
      if (!link.isBound() && link.since().plus(PATIENCE).isBefore(now)) {
        add(LINK_DOWN, own(link.link()), "since", link.since().toString());
      }
    }
    return this;
  }

  Conditions broker(boolean up) {
    if (!up) {
      add(BROKER_DOWN, own("broker"));
    }
    return this;
  }

  /**
   * @param lowBefore those that were low at the last look: they must have room to spare to be well
   */
  Conditions disks(Map<String, DiskSpace> disks, Set<String> lowBefore) {
    disks.forEach(
        (name, disk) -> {
          if (disk.isLow() || lowBefore.contains(name) && !disk.isRoomyAgain()) {
            add(DISK_LOW, own(name), "freeMiB", Long.toString(disk.free() >> 20));
          }
        });
    return this;
  }

  Conditions facts(SystemSnapshot facts) {
    if (facts.late().seconds(now) > PATIENCE.toSeconds()) {
      add(SENDS_LATE, "sends", "sends", Long.toString(facts.late().count()));
    }
    if (facts.monthsAhead() < MONTHS_NEEDED) {
      add(PARTITIONS_LOW, "partitions", "monthsAhead", Integer.toString(facts.monthsAhead()));
    }
    facts.lost().forEach(lost -> add(NODE_LOST, lost));
    return this;
  }

  private void add(String kind, String subject, String... detail) {
    found.add(Condition.of(kind, subject, detail));
  }

  private String own(String what) {
    return node + "/" + what;
  }

  /** Of the open alarms those whose condition has ended, or whose node is no more. */
  Stream<AlarmKey> ended(List<AlarmKey> open, Set<String> alive) {
    Set<AlarmKey> holding = found.stream().map(Condition::key).collect(Collectors.toSet());
    return open.stream().filter(key -> mayJudge(key, alive) && !holding.contains(key));
  }

  private boolean mayJudge(AlarmKey key, Set<String> alive) {
    if (OF_ALL.contains(key.kind())) {
      return true;
    }
    String of = key.subject().split("/", 2)[0];
    return of.equals(node) || !alive.contains(of);
  }
}
