package vn.econgdan.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** At most one write a second for the same alarm; what was held back is counted with the next. */
final class AlarmRateLimiter {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int REMEMBERED = 10_000;

  private final Map<AlarmKey, Turn> turns = new HashMap<>();

  private record Turn(Instant last, int heldBack) {}

  /** How many occurrences to write now; 0 when it is too early. */
  synchronized int occurrences(AlarmKey key, Instant now) {
    Turn turn = turns.get(key);
    if (turn != null && now.isBefore(turn.last().plus(PAUSE))) {
      turns.put(key, new Turn(turn.last(), turn.heldBack() + 1));
      return 0;
    }
    if (turns.size() >= REMEMBERED) {
      turns.values().removeIf(old -> !now.isBefore(old.last().plus(PAUSE)));
    }
    turns.put(key, new Turn(now, 0));
    return turn == null ? 1 : turn.heldBack() + 1;
  }

  /** The next occurrence is a new alarm. */
  synchronized void forget(AlarmKey key) {
    turns.remove(key);
  }
}
