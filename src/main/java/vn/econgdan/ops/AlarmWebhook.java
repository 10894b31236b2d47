package vn.econgdan.ops;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;

/**
 * Tells another system of alarms: each event at least once, under an id by which a second delivery
 * is known, an alarm's events in their order; given up after a day. Nodes take turns by row locks;
 * no connection is held while the other side thinks.
 */
public final class AlarmWebhook {
  /** The alarm about the webhook itself, shown in GET /ops/alarms only. */
  static final String KIND = "WEBHOOK_FAILED";

  private static final Logger LOG = LoggerFactory.getLogger(AlarmWebhook.class);
  private static final Duration PATIENCE = Duration.ofHours(24);

  /** Older ones are not even tried, as after weeks without a receiver. */
  private static final Duration STALE = Duration.ofDays(2);

  private static final Duration KEPT = Duration.ofDays(7);

  /** Longer than any call may take: whoever claimed an event and ended loses it to the next. */
  private static final Duration CLAIM = Duration.ofSeconds(30);

  private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
  private static final int EVENTS_A_TURN = 20;

  private final Jdbi worker;
  private final BusinessClock clock;
  private final Alarms alarms;
  private final Optional<WebhookCall> call;

  /**
   * Where alarms are told.
   *
   * @param secret of the signature; empty: unsigned
   */
  public record Target(URI url, Optional<String> secret) {
    /** Hides both: some receivers carry their key in the address. */
    @Override
    public String toString() {
      return "•••";
    }
  }

  /**
   * @param worker the cross-ward pool ({@code econgdan_worker})
   * @param target empty: nothing is told
   */
  public AlarmWebhook(Jdbi worker, BusinessClock clock, Alarms alarms, Optional<Target> target) {
    this.worker = worker;
    this.clock = clock;
    this.alarms = alarms;
    this.call = target.map(where -> new WebhookCall(where, clock));
  }

  /** Tells what is due, until one call fails or nothing is left for this turn. */
  public void deliver() {
    tidy();
    if (call.isEmpty()) {
      alarms.clear(KIND, "webhook");
      return;
    }
    for (int told = 0; told < EVENTS_A_TURN; told++) {
      Optional<WebhookStore.Event> event = claim();
      if (event.isEmpty() || !told(event.get())) {
        return;
      }
    }
  }

  private Optional<WebhookStore.Event> claim() {
    Instant now = clock.now();
    return worker.inTransaction(handle -> WebhookStore.claim(handle, now, now.plus(CLAIM)));
  }

  private boolean told(WebhookStore.Event event) {
    Optional<String> failure = call.get().tell(event);
    if (failure.isPresent()) {
      failed(event, failure.get());
      return false;
    }
    worker.useHandle(handle -> WebhookStore.delivered(handle, event.id(), clock.now()));
    alarms.clear(KIND, "webhook");
    return true;
  }

  private void failed(WebhookStore.Event event, String reason) {
    LOG.warn("The alarm webhook did not take event {}: {}", event.id(), reason);
    Instant now = clock.now();
    if (event.at().plus(PATIENCE).isAfter(now)) {
      Instant next = now.plus(delay(event.tries()));
      worker.useHandle(handle -> WebhookStore.postpone(handle, event.id(), next));
      return;
    }
    worker.useHandle(handle -> WebhookStore.giveUp(handle, event.id(), now));
    alarms.raise(KIND, "webhook", Map.of("event", Long.toString(event.id()), "reason", reason));
  }

  /** 5 s, 10 s, 20 s… a quarter of an hour at most. */
  static Duration delay(int tries) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), 20));
    return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
  }

  /** Without a receiver nothing waits for one; with one, nothing older than two days does. */
  private void tidy() {
    Instant now = clock.now();
    Instant stale = call.isEmpty() ? now : now.minus(STALE);
    int lost = worker.withHandle(handle -> WebhookStore.giveUpBefore(handle, stale, now));
    if (lost > 0 && call.isPresent()) {
      alarms.raise(KIND, "webhook", Map.of("events", Integer.toString(lost)));
    }
    worker.useHandle(handle -> WebhookStore.forget(handle, now.minus(KEPT)));
  }
}
