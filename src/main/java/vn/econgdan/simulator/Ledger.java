package vn.econgdan.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * Every submit in the order it came, in plain columns; a message is known by its row. Only the
 * event loop writes and reads it.
 */
final class Ledger {
  private static final int UNANSWERED = -1;
  private static final int MAX_DIGITS = 18;
  private final List<LedgerChunk> chunks = new ArrayList<>();
  private final Words words = new Words();
  private final Octets octets = new Octets();
  private final boolean keepOctets;
  private int size;

  Ledger(boolean keepOctets) {
    this.keepOctets = keepOctets;
  }

  int size() {
    return size;
  }

  /** Enters a submit, not yet answered, and answers its row. */
  int enter(SubmitSm submit, int sequence, int connection, long atMillis) {
    int row = size++;
    if (row % LedgerChunk.ROWS == 0) {
      chunks.add(new LedgerChunk());
    }
    LedgerChunk chunk = chunk(row);
    int at = row % LedgerChunk.ROWS;
    chunk.at[at] = atMillis;
    chunk.sequence[at] = sequence;
    chunk.connection[at] = connection;
    chunk.status[at] = UNANSWERED;
    addresses(chunk, at, submit);
    flags(chunk, at, submit);
    data(chunk, at, submit);
    return row;
  }

  private void addresses(LedgerChunk chunk, int at, SubmitSm submit) {
    chunk.source[at] = words.number(submit.source().text());
    chunk.sourceKind[at] = kind(submit.source());
    chunk.destination[at] = number(submit.destination().text());
    chunk.destinationKind[at] = kind(submit.destination());
  }

  private static byte kind(SubmitSm.Address address) {
    return (byte) (address.ton() << 4 | address.npi() & 0x0F);
  }

  /** Digits without a leading zero fit in the column; anything else is a word, below zero. */
  private long number(String text) {
    boolean plain = text.length() <= MAX_DIGITS && text.charAt(0) != '0';
    return plain && text.chars().allMatch(Character::isDigit)
        ? Long.parseLong(text)
        : -1L - words.number(text);
  }

  private void flags(LedgerChunk chunk, int at, SubmitSm submit) {
    chunk.esmClass[at] = (byte) submit.esmClass();
    chunk.dataCoding[at] = (byte) submit.dataCoding();
    chunk.registered[at] = (byte) submit.registeredDelivery();
    chunk.validity[at] = words.number(submit.validityPeriod());
    chunk.schedule[at] = words.number(submit.scheduleDeliveryTime());
    chunk.reference[at] = submit.userMessageReference();
    chunk.state[at] = UNANSWERED;
  }

  private void data(LedgerChunk chunk, int at, SubmitSm submit) {
    UserData data = submit.userData();
    chunk.userData[at] = data.reference() << 16 | data.total() << 8 | data.part();
    chunk.octetsLength[at] = submit.message().length;
    chunk.octetsAt[at] = keepOctets ? octets.keep(submit.message()) : LedgerChunk.NOT_KEPT;
  }

  void answered(int row, Status status) {
    chunk(row).status[row % LedgerChunk.ROWS] = status.code();
  }

  /** The carrier took it: the form of its id, how it ends and when. */
  void taken(int row, IdForm form, String state, long doneAfterMillis) {
    LedgerChunk chunk = chunk(row);
    int at = row % LedgerChunk.ROWS;
    chunk.idForm[at] = (byte) form.ordinal();
    chunk.state[at] = words.number(state);
    chunk.doneAfterMillis[at] = (int) Math.min(doneAfterMillis, Integer.MAX_VALUE);
  }

  /** A view on one row. */
  LedgerRow row(int row) {
    return new LedgerRow(chunk(row), row % LedgerChunk.ROWS, words, octets);
  }

  private LedgerChunk chunk(int row) {
    return chunks.get(row / LedgerChunk.ROWS);
  }
}
