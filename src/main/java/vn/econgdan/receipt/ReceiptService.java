package vn.econgdan.receipt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

  /**
   * Returns when the deliveries are on disk, whatever they are, and with them what they say of
   * parts that this node knows.
   *
   * @throws NotStoredException when none of them is: the carrier shall bring them again
   */
  public CommittedGroup take(List<DeliverSm> delivered) {
    received.add(delivered.size());
    List<ReceivedDelivery> group =
        delivered.stream().map(one -> ReceivedDelivery.of(one, setup)).toList();
    CommittedGroup committed = stored(group);
    refused.add(committed.notStored().size());
    stored.add(group.size() - committed.notStored().size());
    IntStream.range(0, group.size())
        .filter(committed::isStored)
        .mapToObj(group::get)
        .forEach(this::tellWhatIsStrange);
    matched.add(about(group, committed) - committed.open().size());
    return committed;
  }

  private static long about(List<ReceivedDelivery> group, CommittedGroup committed) {
    return IntStream.range(0, group.size())
        .filter(index -> committed.isStored(index) && group.get(index).isAboutAnAttempt())
        .count();
  }

  private CommittedGroup stored(List<ReceivedDelivery> group) {
    try {
      return writer.store(group);
    } catch (NotStoredException e) {
      refused.add(group.size());
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
