package vn.econgdan.simulator;

/** Takes submits: the rules decide, the book remembers, the answer comes now or later. */
final class Submits {
  private final Smsc smsc;

  Submits(Smsc smsc) {
    this.smsc = smsc;
  }

  /** One submit in hand, with the book it was entered in: a reset may come before its answer. */
  private record Taken(Session session, Book book, int row, int sequence) {}

  void handle(Session session, Pdu pdu) throws MalformedPdu {
    Book book = smsc.book();
    SubmitSm submit = read(pdu, book);
    long now = EventLoop.now();
    book.submits.arrived(now);
    book.tally.submits++;
    Status refusal = refusal(session, book, now);
    if (refusal == Status.QUEUE_FULL || refusal == Status.WRONG_BIND_STATE) {
      book.tally.notKept++;
      book.tally.answered(refusal);
      Protocol.answer(session, pdu, refusal);
      return;
    }
    int row = book.ledger.enter(submit, pdu.sequence(), session.number, smsc.wallMillis());
    Taken taken = new Taken(session, book, row, pdu.sequence());
    decide(taken, submit, refusal.ok() ? rule(submit) : Rule.refuse(refusal));
  }

  private static SubmitSm read(Pdu pdu, Book book) throws MalformedPdu {
    try {
      return SubmitSm.read(pdu.body());
    } catch (MalformedPdu e) {
      book.tally.malformed++;
      throw e;
    }
  }

  private Status refusal(Session session, Book book, long now) {
    if (!session.bind().sends()) {
      return Status.WRONG_BIND_STATE;
    }
    if (book.full()) {
      return Status.QUEUE_FULL;
    }
    return smsc.speedLimit().admits(now) ? Status.OK : Status.THROTTLED;
  }

  private Rule rule(SubmitSm submit) {
    return smsc.rules().forSubmit(submit.destination().text());
  }

  private void decide(Taken taken, SubmitSm submit, Rule rule) {
    int latency = smsc.behaviour().answers().latencyMs();
    if (rule == RuleBook.ACCEPT) {
      accept(taken, submit, latency);
      return;
    }
    switch (rule.act()) {
      case REFUSE -> answerAfter(latency, taken, rule.status());
      case LATE -> accept(taken, submit, rule.afterMs());
      case TWICE -> twice(taken, submit, latency, rule.afterMs());
      case NO_ANSWER -> take(taken, submit, latency);
      case DROP_LINK -> drop(taken, submit);
      case IGNORE -> {
        // neither taken nor answered: the row in the ledger is all that is left of it
      }
    }
  }

  private void accept(Taken taken, SubmitSm submit, int latency) {
    take(taken, submit, latency);
    answerAfter(latency, taken, Status.OK);
  }

  private void twice(Taken taken, SubmitSm submit, int latency, int pause) {
    accept(taken, submit, latency);
    answerAfter(latency + pause, taken, Status.OK);
  }

  private void drop(Taken taken, SubmitSm submit) {
    take(taken, submit, 0);
    taken.session.close();
  }

  private void take(Taken taken, SubmitSm submit, int latency) {
    ReceiptRules receipts = smsc.behaviour().receipts();
    String state = smsc.states().choose(submit.destination().text());
    long doneAfter = receipts.early() ? 0 : (long) latency + receipts.delayMs();
    taken.book.ledger.taken(taken.row, smsc.behaviour().ids().form(), state, doneAfter);
    taken.book.taken(taken.row, submit);
    smsc.receipts().plan(taken.session, taken.row, latency);
  }

  private void answerAfter(int millis, Taken taken, Status status) {
    if (millis == 0) {
      answer(taken, status);
    } else {
      smsc.loop().after(millis, () -> answer(taken, status));
    }
  }

  private static void answer(Taken taken, Status status) {
    if (!taken.session.open()) {
      return;
    }
    if (!taken.book.ledger.row(taken.row).answered()) {
      taken.book.ledger.answered(taken.row, status);
      taken.book.tally.answered(status);
    }
    PduWriter out =
        taken.session.out().begin(Smpp.SUBMIT_SM | Smpp.RESPONSE, status, taken.sequence);
    (status.ok() ? out.cString(taken.book.id(taken.row)) : out).end();
  }
}
