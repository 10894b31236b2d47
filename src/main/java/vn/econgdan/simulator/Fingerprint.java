package vn.econgdan.simulator;

/**
 * What makes two submits the same part for the same person: number, part, total and the user data
 * without its header, since a resend may carry another concatenation reference. FNV-1a with a final
 * mix.
 */
final class Fingerprint {
  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private long hash = START;

  static long of(SubmitSm submit) {
    Fingerprint print = new Fingerprint();
    print.text(submit.destination().text());
    UserData data = submit.userData();
    print.octet(data.part());
    print.octet(data.total());
    print.octets(submit.message(), data.headerOctets());
    return mix(print.hash);
  }

  private void text(String text) {
    for (int at = 0; at < text.length(); at++) {
      octet(text.charAt(at));
    }
    octet(0);
  }

  private void octets(byte[] octets, int from) {
    for (int at = from; at < octets.length; at++) {
      octet(octets[at]);
    }
  }

  private void octet(int value) {
    hash = (hash ^ value & 0xFF) * PRIME;
  }

  /** The finaliser of MurmurHash3: every bit of the input moves every bit of the result. */
  static long mix(long value) {
    long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
