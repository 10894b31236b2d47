package vn.econgdan.simulator;

/** One message of the {@link Ledger}, read out of its columns. */
record LedgerRow(LedgerChunk chunk, int at, Words words, Octets kept) {

  String destination() {
    long number = chunk.destination[at];
    return number >= 0 ? Long.toString(number) : words.word((int) (-1 - number));
  }

  int destinationTon() {
    return chunk.destinationKind[at] >> 4 & 0x0F;
  }

  int destinationNpi() {
    return chunk.destinationKind[at] & 0x0F;
  }

  String source() {
    return words.word(chunk.source[at]);
  }

  int sourceTon() {
    return chunk.sourceKind[at] >> 4 & 0x0F;
  }

  int sourceNpi() {
    return chunk.sourceKind[at] & 0x0F;
  }

  long atMillis() {
    return chunk.at[at];
  }

  long doneAtMillis() {
    return chunk.at[at] + chunk.doneAfterMillis[at];
  }

  int sequence() {
    return chunk.sequence[at];
  }

  int connection() {
    return chunk.connection[at];
  }

  int esmClass() {
    return chunk.esmClass[at] & 0xFF;
  }

  int dataCoding() {
    return chunk.dataCoding[at] & 0xFF;
  }

  int registeredDelivery() {
    return chunk.registered[at] & 0xFF;
  }

  String validityPeriod() {
    return words.word(chunk.validity[at]);
  }

  String scheduleDeliveryTime() {
    return words.word(chunk.schedule[at]);
  }

  int concatReference() {
    return chunk.userData[at] >>> 16;
  }

  int partTotal() {
    return chunk.userData[at] >> 8 & 0xFF;
  }

  int part() {
    return chunk.userData[at] & 0xFF;
  }

  /** The TLV 0x0204 of the submit; -1 when it had none. */
  int userMessageReference() {
    return chunk.reference[at];
  }

  boolean answered() {
    return chunk.status[at] != -1;
  }

  Status status() {
    return new Status(chunk.status[at]);
  }

  /** Whether the carrier has it, answered or not. */
  boolean taken() {
    return chunk.state[at] >= 0;
  }

  IdForm idForm() {
    return IdForm.at(chunk.idForm[at]);
  }

  /** How it ends: the word of its last receipt. */
  String state() {
    return words.word(chunk.state[at]);
  }

  boolean octetsKept() {
    return chunk.octetsAt[at] != LedgerChunk.NOT_KEPT;
  }

  byte[] octets() {
    return kept.get(chunk.octetsAt[at], chunk.octetsLength[at]);
  }
}
