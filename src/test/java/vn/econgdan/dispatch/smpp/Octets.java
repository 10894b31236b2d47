package vn.econgdan.dispatch.smpp;

import java.io.ByteArrayOutputStream;

/** Writes expected octets the way the specification lists them. */
final class Octets {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static Octets of() {
    return new Octets();
  }

  Octets octets(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  Octets cString(String value) {
    out.writeBytes(RawSmsc.cString(value));
    return this;
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}
