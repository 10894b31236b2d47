package vn.econgdan.dispatch.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jsmpp.bean.Command;
import org.jsmpp.extra.PendingResponse;
import org.jsmpp.session.AbstractSession;
import org.jsmpp.session.SMPPSession;
import org.junit.jupiter.api.Test;

/** What the asynchronous submit needs of jSMPP (ADR 0019); a newer one must still have it. */
class JsmppInternalsTest {

  @Test
  void the_pinned_version_is_the_one_whose_sources_were_read() {
    String jar = SMPPSession.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    assertThat(jar).endsWith("jsmpp-3.0.1.jar");
  }

  @Test
  void who_waits_for_an_answer_is_asked_for_at_a_place_that_can_be_overridden() throws Exception {
    Method place = AbstractSession.class.getDeclaredMethod("removePendingResponse", int.class);
    assertThat(Modifier.isProtected(place.getModifiers())).isTrue();
    assertThat(Modifier.isFinal(place.getModifiers())).isFalse();
    assertThat(place.getReturnType()).isEqualTo(PendingResponse.class);
    assertThat(
            Modifier.isFinal(PendingResponse.class.getMethod("done", Command.class).getModifiers()))
        .isFalse();
  }

  @Test
  void a_header_is_read_before_its_body_on_the_same_stream() throws Exception {
    ByteArrayOutputStream pdus = new ByteArrayOutputStream();
    pdus.write(new byte[] {0, 0, 0, 16, 0, 0, 0, 0x15, 0, 0, 0, 0, 0, 0, 0, 7});
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out)) {
      out.write(pdus.toByteArray());
      Command header =
          new org.jsmpp.DefaultPDUReader().readPDUHeader(new java.io.DataInputStream(in));
      assertThat(header.getSequenceNumber()).isEqualTo(7);
      assertThat(in.available()).isZero();
    }
  }
}
