package vn.econgdan.simulator;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the simulator out for people and tests; on the event loop. */
final class Views {
  private final Smsc smsc;

  Views(Smsc smsc) {
    this.smsc = smsc;
  }

  SimulatorState state() {
    Tally tally = smsc.book().tally;
    long outstanding = smsc.receipts().outstanding();
    return new SimulatorState(
        smsc.acceptor().listening(),
        binds(),
        submits(tally),
        deliveries(tally.receipts, outstanding, smsc.receipts().waiting()),
        deliveries(tally.mo, 0, 0),
        new SimulatorState.Links(
            tally.connections, tally.bindsRefused, tally.linksLost, tally.unexpectedAnswers));
  }

  private List<SimulatorState.Bind> binds() {
    return smsc.sessions().all().stream()
        .filter(session -> session.bind() != Session.Bind.NONE)
        .map(s -> new SimulatorState.Bind(s.number, s.systemId(), s.bind().name()))
        .toList();
  }

  private SimulatorState.Submits submits(Tally tally) {
    Book book = smsc.book();
    return new SimulatorState.Submits(
        tally.submits,
        tally.accepted,
        tally.refused,
        tally.submits - tally.accepted - tally.refused,
        java.util.Map.copyOf(tally.refusedByStatus),
        book.distinct(),
        book.repeats().size(),
        tally.malformed,
        tally.notKept,
        book.submits.current(EventLoop.now()),
        book.submits.max());
  }

  private static SimulatorState.Deliveries deliveries(
      Tally.Deliveries tally, long outstanding, long waiting) {
    return new SimulatorState.Deliveries(
        tally.sent,
        tally.resent,
        tally.acknowledged,
        tally.refused,
        tally.unanswered,
        outstanding,
        waiting);
  }

  int messageCount() {
    return smsc.book().ledger.size();
  }

  List<SubmittedMessage> messages(int from, int size) {
    int end = (int) Math.min((long) from + size, messageCount());
    return IntStream.range(Math.min(from, end), end).mapToObj(this::message).toList();
  }

  private SubmittedMessage message(int index) {
    LedgerRow row = smsc.book().ledger.row(index);
    int reference = row.userMessageReference();
    return new SubmittedMessage(
        index,
        row.connection(),
        row.sequence(),
        Instant.ofEpochMilli(row.atMillis()),
        row.source(),
        row.sourceTon(),
        row.sourceNpi(),
        row.destination(),
        row.destinationTon(),
        row.destinationNpi(),
        row.esmClass(),
        row.dataCoding(),
        row.registeredDelivery(),
        row.validityPeriod(),
        row.scheduleDeliveryTime(),
        row.octetsKept() ? HexFormat.of().formatHex(row.octets()) : null,
        row.part(),
        row.partTotal(),
        row.concatReference(),
        reference < 0 ? null : Integer.valueOf(reference),
        row.taken() ? smsc.book().id(index) : null,
        row.answered() ? row.status() : null,
        row.taken() ? row.state() : null);
  }

  List<DoubleSubmit> doubles(int from, int size) {
    List<Book.Repeat> repeats = smsc.book().repeats();
    int end = (int) Math.min((long) from + size, repeats.size());
    return repeats.subList(Math.min(from, end), end).stream().map(this::repeat).toList();
  }

  private DoubleSubmit repeat(Book.Repeat repeat) {
    Book book = smsc.book();
    LedgerRow row = book.ledger.row(repeat.again());
    return new DoubleSubmit(
        row.destination(),
        row.part(),
        row.partTotal(),
        repeat.first(),
        book.id(repeat.first()),
        repeat.again(),
        book.id(repeat.again()));
  }
}
