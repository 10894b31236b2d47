package vn.econgdan.simulator;

/** The columns of 8192 messages; some 75 octets a message whatever it says. */
final class LedgerChunk {
  static final int ROWS = 8192;
  static final long NOT_KEPT = -1;
  final long[] destination = new long[ROWS];
  final long[] at = new long[ROWS];
  final long[] octetsAt = new long[ROWS];
  final int[] octetsLength = new int[ROWS];
  final int[] sequence = new int[ROWS];
  final int[] status = new int[ROWS];
  final int[] userData = new int[ROWS];
  final int[] reference = new int[ROWS];
  final int[] connection = new int[ROWS];
  final int[] source = new int[ROWS];
  final int[] validity = new int[ROWS];
  final int[] schedule = new int[ROWS];
  final int[] state = new int[ROWS];
  final int[] doneAfterMillis = new int[ROWS];
  final byte[] sourceKind = new byte[ROWS];
  final byte[] destinationKind = new byte[ROWS];
  final byte[] esmClass = new byte[ROWS];
  final byte[] dataCoding = new byte[ROWS];
  final byte[] registered = new byte[ROWS];
  final byte[] idForm = new byte[ROWS];
}
