package vn.econgdan.ops;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.econgdan.dispatch.LinkStatus;
import vn.econgdan.kernel.BusinessClock;

/** One node as the metrics see it, without servers. */
final class MetricsFixture {
  static final Instant NOON = Instant.parse("2026-12-05T05:00:00Z");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) ");

  private MetricsFixture() {}

  static BusinessClock at(Instant time) {
    return new BusinessClock(Clock.fixed(time, ZoneOffset.UTC));
  }

  static NodeProbes surroundings(Path store, boolean brokerUp, LinkStatus... links) {
    return new NodeProbes(
        "node1",
        () -> List.of(links),
        () -> brokerUp,
        () -> Map.of("dispatch.normal", 3L),
        Map.of("data", store),
        () -> List.of(new PoolUse("app", 2, 3, 1, 16)));
  }

  static LinkStatus bound(String link) {
    return new LinkStatus(link, LinkStatus.State.BOUND, NOON.minusSeconds(90));
  }

  static LinkStatus away(String link, int seconds) {
    return new LinkStatus(link, LinkStatus.State.CLOSED, NOON.minusSeconds(seconds));
  }

  /** Names with a type in a page of metrics. */
  static Set<String> names(String page) {
    return TYPE.matcher(page)
        .results()
        .map(hit -> hit.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
