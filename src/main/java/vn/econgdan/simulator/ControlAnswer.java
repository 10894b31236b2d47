package vn.econgdan.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the control port says; a long body is written as it is made. */
record ControlAnswer(int status, String mediaType, Body body) {

  /** Writes itself. */
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  static ControlAnswer json(Object value) {
    return json(200, value);
  }

  static ControlAnswer refused(int status, String reason) {
    return json(status, Map.of("error", String.valueOf(reason)));
  }

  private static ControlAnswer json(int status, Object value) {
    byte[] json = BehaviourJson.write(value).getBytes(StandardCharsets.UTF_8);
    return new ControlAnswer(status, "application/json", out -> out.write(json));
  }
}
