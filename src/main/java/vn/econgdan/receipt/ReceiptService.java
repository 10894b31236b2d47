package vn.econgdan.receipt;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import vn.econgdan.dispatch.DeliverSm;

/**
 * Where the carrier's deliveries arrive: on disk before they are acknowledged (DESIGN 4.6), then
 * brought to the attempts they speak of. Safe on many threads and several nodes at once.
 */
public final class ReceiptService {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z_]{1,20}");

  private final ReceiptDependencies setup;
  private final ReceiptWriter writer;
  private final ReceiptMatcher matcher;
  private final UnmatchedReceipts watch;
  private final LongAdder received = new LongAdder();
  private final LongAdder stored = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder matched = new LongAdder();
  private final LongAdder unexpected = new LongAdder();

  public ReceiptService(ReceiptDependencies setup) {
    this.setup = setup;
    this.writer = new ReceiptWriter(setup);
    this.matcher = new ReceiptMatcher(setup);
    this.watch = new UnmatchedReceipts(setup);
  }

  /** Starts the one thread that writes. */
  public void start() {
    writer.start();
  }

  /**
   * Stores what was handed over and ends; close the links first. Gives up after {@code seconds}.
   */
  public void stop(int seconds) throws InterruptedException {
    writer.stop(seconds);
  }

  /**
   * Returns when the delivery is on disk, whatever it is; the first of a commit's deliveries brings
   * the ids that want to be matched.
   *
   * @throws NotStoredException when it is not: the carrier shall bring it again
   */
  public CommittedGroup take(DeliverSm delivered) {
    received.increment();
    ReceivedDelivery arrival = ReceivedDelivery.of(delivered, setup);
    CommittedGroup group = stored(arrival);
    stored.increment();
    tellWhatIsStrange(arrival);
    return group;
  }

  private CommittedGroup stored(ReceivedDelivery arrival) {
    try {
      return writer.store(arrival);
    } catch (NotStoredException e) {
      refused.increment();
      throw e;
    }
  }

  /** A brandname takes no replies, and an unknown word is never guessed: both are a person's. */
  private void tellWhatIsStrange(ReceivedDelivery arrival) {
    String kind = arrival.read().kind().name();
    if (!arrival.isAboutAnAttempt()) {
      unexpected.increment();
      setup.alarms().raise("UNEXPECTED_DELIVERY", kind, Map.of());
    } else if (arrival.read().state() == ReceiptState.UNRECOGNISED) {
      setup.alarms().raise("UNKNOWN_RECEIPT_WORD", word(arrival), Map.of());
    }
  }

  /** Only what can be nothing but a word: who knows what a carrier writes there. */
  private static String word(ReceivedDelivery arrival) {
    return arrival
        .read()
        .stateWord()
        .filter(word -> HARMLESS.matcher(word).matches())
        .map(word -> word.toUpperCase(Locale.ROOT))
        .orElse("-");
  }

  /** Brings a group to its attempts; what finds none is parked. Returns how many found theirs. */
  public int match(CommittedGroup group) {
    int found = matcher.match(group.open());
    matched.add(found);
    return found;
  }

  /**
   * Tries parked receipts whose time has come, and those a crash left between commit and match;
   * raises and clears {@code UNMATCHED_RECEIPTS}. Returns how many found their attempt.
   */
  public int matchParked() {
    int found = matcher.matchDue();
    matched.add(found);
    watch.look();
    return found;
  }

  /** For gauges. */
  public ReceiptCounts counts() {
    return new ReceiptCounts(
        received.sum(), stored.sum(), refused.sum(), matched.sum(), unexpected.sum());
  }
}
