package vn.econgdan.simulator;

import java.util.ArrayList;
import java.util.List;

/** Everything the simulator has seen since its start or the last reset. */
final class Book {
  final Ledger ledger;
  final Tally tally = new Tally();
  final SlidingRate submits = new SlidingRate();
  private final Distinct distinct = new Distinct();
  private final List<Repeat> repeats = new ArrayList<>();
  private final long firstNumber;
  private final int maxMessages;

  /** A message that was taken though the same part for the same number had been taken before. */
  record Repeat(int first, int again) {}

  Book(long firstNumber, int maxMessages, boolean keepOctets) {
    this.firstNumber = firstNumber;
    this.maxMessages = maxMessages;
    this.ledger = new Ledger(keepOctets);
  }

  boolean full() {
    return ledger.size() >= maxMessages;
  }

  /** The number behind the id of a row; no row ever has another's, over resets too. */
  long number(int row) {
    return firstNumber + row;
  }

  /** The first number that no row has. */
  long nextNumber() {
    return firstNumber + ledger.size();
  }

  void taken(int row, SubmitSm submit) {
    int first = distinct.firstOrEnter(Fingerprint.of(submit), row);
    if (first >= 0) {
      repeats.add(new Repeat(first, row));
    }
  }

  int distinct() {
    return distinct.size();
  }

  List<Repeat> repeats() {
    return repeats;
  }

  String id(int row) {
    return MessageIds.inResponse(number(row), ledger.row(row).idForm());
  }

  String idInReceipt(int row, IdInReceipt relation) {
    return MessageIds.inReceipt(number(row), ledger.row(row).idForm(), relation);
  }

  /** The row of an id as it was answered; -1 when none has it. */
  int row(String id) {
    for (IdForm form : IdForm.values()) {
      long row = MessageIds.number(id, form) - firstNumber;
      if (row >= 0 && row < ledger.size() && given((int) row, form)) {
        return (int) row;
      }
    }
    return -1;
  }

  private boolean given(int row, IdForm form) {
    LedgerRow entry = ledger.row(row);
    return entry.taken() && entry.idForm() == form;
  }
}
