package vn.econgdan.dispatch;

/** An SMPP address: what stands in it, type of number, numbering plan. */
public record SmppAddress(String number, int ton, int npi) {

  /** Never the number itself, so that it cannot slip into a log line. */
  @Override
  public String toString() {
    return "address ton " + ton + " npi " + npi;
  }
}
