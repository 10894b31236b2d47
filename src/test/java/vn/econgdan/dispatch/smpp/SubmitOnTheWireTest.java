package vn.econgdan.dispatch.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.econgdan.dispatch.CarrierAnswer.Taken;
import vn.econgdan.dispatch.SubmitPart;

/** CONTRACT 3, octet for octet. */
class SubmitOnTheWireTest {
  private static final byte[] HEADER = HexFormat.of().parseHex("060804ABCD0302");

  private RawSmsc smsc;
  private CarrierFixture bench;

  @BeforeEach
  void bound() throws Exception {
    int port = RawSmsc.freePort();
    smsc = new RawSmsc(port);
    bench = new CarrierFixture(CarrierFixture.settings(port, 1));
    await().atMost(Duration.ofSeconds(5)).until(() -> bench.links.isBound("carrier-1"));
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
    smsc.close();
  }

  @Test
  void a_single_gsm_part_is_exactly_what_the_contract_says() {
    // "@_€" in GSM 03.38: octets that no Java charset of the same name would send
    SubmitPart part = CarrierFixture.part(new byte[] {0x00, 0x11, 0x1B, 0x65}, false, 0);
    assertThat(bench.submit("carrier-1", part).answer()).isInstanceOf(Taken.class);

    byte[] expected =
        Octets.of()
            .cString("") // service_type
            .octets(5, 0)
            .cString("eCONGDAN")
            .octets(1, 1)
            .cString("84836030999")
            .octets(0, 0, 0) // esm_class, protocol_id, priority
            .cString("") // no schedule_delivery_time
            .cString("261205235959028+") // 23:59:59 in Hanoi
            .octets(1, 0, 0, 0) // registered_delivery, replace, data_coding, default message
            .octets(4, 0x00, 0x11, 0x1B, 0x65)
            .octets(0x02, 0x04, 0x00, 0x02, 0xBE, 0xEF)
            .toArray();
    assertThat(body()).isEqualTo(expected);
  }

  static Stream<Arguments> parts() {
    return Stream.of(
        Arguments.of("160 octets of GSM, alone", octets(160, 0), false, 0),
        Arguments.of("140 octets of UCS-2, alone", octets(140, 0), false, 8),
        Arguments.of("159 octets of GSM with header", octets(152, 7), true, 0),
        Arguments.of("139 octets of UCS-2 with header", octets(132, 7), true, 8),
        Arguments.of("every octet there is", everyOctet(0), false, 0),
        Arguments.of("the other half", everyOctet(128), false, 8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("parts")
  void octets_leave_unchanged_and_unsplit(String name, byte[] octets, boolean udh, int coding) {
    bench.submit("carrier-1", CarrierFixture.part(octets, udh, coding));
    assertThat(smsc.submits).hasSize(1);
    byte[] body = body();
    int esmClass = 1 + 2 + 9 + 2 + 12;
    int length = esmClass + 3 + 1 + 17 + 4;
    assertThat(body[esmClass]).isEqualTo((byte) (udh ? 0x40 : 0));
    assertThat(body[length - 2]).isEqualTo((byte) coding);
    assertThat(body[length] & 0xff).isEqualTo(octets.length);
    assertThat(Arrays.copyOfRange(body, length + 1, length + 1 + octets.length)).isEqualTo(octets);
  }

  @Test
  void absolute_time_is_hanois_whatever_the_machines_zone() {
    assertThat(SubmitSmHeaders.absoluteTime(Instant.parse("2026-12-31T17:00:00Z")))
        .isEqualTo("270101000000028+");
  }

  @Test
  void without_the_reference_no_tlv_is_sent() throws Exception {
    CarrierSettings with = CarrierFixture.settings(smscPort(), 1);
    var without =
        new CarrierSettings(with.login(), with.source(), with.timers(), with.binds(), false);
    bench.close();
    bench = new CarrierFixture(without);
    await().atMost(Duration.ofSeconds(5)).until(() -> bench.links.isBound("carrier-1"));
    bench.submit("carrier-1", CarrierFixture.gsmPart("abc"));
    assertThat(new String(body(), StandardCharsets.ISO_8859_1)).endsWith("abc");
  }

  private int smscPort() {
    return smsc.port();
  }

  private byte[] body() {
    byte[] pdu = smsc.submits.get(0);
    return Arrays.copyOfRange(pdu, 16, pdu.length);
  }

  private static byte[] octets(int text, int header) {
    byte[] octets = new byte[header + text];
    Arrays.fill(octets, (byte) 0x1E);
    System.arraycopy(HEADER, 0, octets, 0, header);
    return octets;
  }

  private static byte[] everyOctet(int from) {
    byte[] octets = new byte[128];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) (from + i);
    }
    return octets;
  }
}
