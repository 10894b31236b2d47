package vn.econgdan.dispatch.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jsmpp.session.SMPPSession;
import org.junit.jupiter.api.Test;
import vn.econgdan.kernel.Sha256;

/**
 * ADR 0019 leans on how jSMPP reads, writes and closes. Another version: read these classes again
 * against the list in that decision, run the tests of this package, then renew the digests.
 */
class JsmppInternalsTest {
  private static final Map<String, String> AS_READ =
      new TreeMap<>(
          Map.of(
              "session/SMPPSession", "58465efb93612738",
              "session/SMPPSession$PDUReaderWorker", "dd074713332388c2",
              "session/AbstractSession", "50291d55e7ada153",
              "session/state/SMPPSessionBound", "e5772b24b70d740e",
              "DefaultPDUReader", "ccfedbd5f8e9f106",
              "DefaultPDUSender", "eb6c89991adb6547",
              "SynchronizedPDUSender", "67cd0d9eed014b22",
              "util/Sequence", "168c86d3d34ec79e"));

  @Test
  void the_version_is_the_one_that_was_read() throws IOException {
    Properties maven = new Properties();
    try (InputStream in = in("META-INF/maven/org.jsmpp/jsmpp/pom.properties")) {
      maven.load(in);
    }
    assertThat(maven.getProperty("version")).isEqualTo("3.0.1");
  }

  @Test
  void the_classes_we_lean_on_are_those_that_were_read() throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (String name : AS_READ.keySet()) {
      try (InputStream in = in("org/jsmpp/" + name + ".class")) {
        found.put(name, Sha256.hex(in.readAllBytes()).substring(0, 16));
      }
    }
    assertThat(found).isEqualTo(AS_READ);
  }

  private static InputStream in(String resource) {
    return SMPPSession.class.getClassLoader().getResourceAsStream(resource);
  }
}
