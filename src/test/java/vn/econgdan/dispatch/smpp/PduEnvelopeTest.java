package vn.econgdan.dispatch.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jsmpp.util.DefaultDecomposer;

/** Guards what the envelope needs of jSMPP's parser: a newer one must still carry it unread. */
class PduEnvelopeTest {
  private final DefaultDecomposer jsmpp = new DefaultDecomposer();

  @Property(tries = 200)
  void any_octets_pass_jsmpp_unchanged(
      @ForAll byte[] content, @ForAll @IntRange(max = 3) int times60k) throws Exception {
    byte[] body = Arrays.copyOf(content, content.length + times60k * 60_000);

    byte[] dataSm = pdu(0x103, body);
    var data = jsmpp.dataSm(PduEnvelope.seal(0x103, dataSm));
    assertThat(PduEnvelope.open(data.getOptionalParameters())).isEqualTo(dataSm);
    assertThat(data.getSequenceNumber()).isEqualTo(9);

    byte[] alert = pdu(0x102, body);
    var alerted = jsmpp.alertNotification(PduEnvelope.seal(0x102, alert));
    assertThat(PduEnvelope.open(alerted.getOptionalParameters())).isEqualTo(alert);
  }

  private static byte[] pdu(int command, byte[] body) {
    ByteBuffer pdu = ByteBuffer.allocate(16 + body.length);
    return pdu.putInt(16 + body.length).putInt(command).putInt(0).putInt(9).put(body).array();
  }
}
