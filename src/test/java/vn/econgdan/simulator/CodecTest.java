package vn.econgdan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest extends SimulatorFixture {

  @Test
  void every_field_of_a_submit_is_kept_as_it_came() throws IOException {
    RawClient client = quietTransceiver();
    byte[] message = RawClient.hex("06 08 04 BE EF 03 02 43 68 61 6F");
    client.submit("84901234567", 0x40, message, RawClient.hex("0204 0002 FFFE"));
    String id = client.read().id();

    SubmittedMessage came = smsc.messages().get(0);
    assertThat(came)
        .usingRecursiveComparison()
        .ignoringFields("at")
        .isEqualTo(
            new SubmittedMessage(
                0,
                1,
                2,
                came.at(),
                "eCONGDAN",
                5,
                0,
                "84901234567",
                1,
                1,
                0x40,
                0,
                1,
                "261201230000028+",
                "",
                "060804beef03024368616f",
                2,
                3,
                0xBEEF,
                0xFFFE,
                id,
                Status.OK,
                "DELIVRD"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "single,              0,  43 68 61 6F,             '',   0, 1, 1",
    "8-bit reference,     64, 05 00 03 7F 02 01 41,    '', 127, 2, 1",
    "16-bit reference,    64, 06 08 04 01 00 FF 80 41, '', 256, 255, 128",
    "after another IE,    64, 0B 05 04 0B84 23F0 00 03 09 02 02 41, '', 9, 2, 2",
    "a header that lies,  64, FF 00 03 09 02,          '',   0, 1, 1",
    "sar parameters,      0,  41, 020C0002000A 020E000103 020F000102, 10, 3, 2",
  })
  void the_part_is_read_from_the_header(
      String name, int esmClass, String octets, String tlvs, int ref, int total, int part)
      throws IOException {
    RawClient client = quietTransceiver();
    client.submit("84901234567", esmClass, RawClient.hex(octets), RawClient.hex(tlvs));
    client.read();

    SubmittedMessage came = smsc.messages().get(0);
    assertThat(came.ref()).isEqualTo(ref);
    assertThat(came.total()).isEqualTo(total);
    assertThat(came.part()).isEqualTo(part);
  }

  @Test
  void a_payload_parameter_stands_for_the_short_message() throws IOException {
    RawClient client = quietTransceiver();
    client.submit("84901234567", 0, new byte[0], RawClient.hex("0424 0004 4368616F"));
    client.read();

    assertThat(smsc.messages().get(0).octets()).isEqualTo("4368616f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0901234567", "VINAPHONE", "84901234567890123456"})
  void an_address_that_is_no_plain_number_is_kept_letter_by_letter(String to) throws IOException {
    submitted(quietTransceiver(), to);

    assertThat(smsc.messages().get(0).number()).isEqualTo(to);
  }

  @Test
  void a_parameter_that_runs_past_the_pdu_is_refused() throws IOException {
    RawClient client = quietTransceiver();
    client.submit("84901234567", 0, new byte[1], RawClient.hex("0204 00FF 01"));

    assertThat(client.read().status()).isEqualTo(0xC0);
    assertThat(smsc.state().submits().malformed()).isEqualTo(1);
  }

  @Test
  void a_submit_without_a_destination_is_refused() throws IOException {
    assertThat(submitted(quietTransceiver(), "").status()).isEqualTo(0x0B);
  }

  @Test
  void a_submit_that_ends_too_early_is_refused() throws IOException {
    RawClient client = quietTransceiver();
    client.send(Smpp.SUBMIT_SM, RawClient.hex("00 05 00 65"));

    assertThat(client.read().status()).isEqualTo(2);
  }

  @Test
  void an_unknown_command_gets_generic_nack() throws IOException {
    RawClient client = transceiver();
    int sequence = client.send(0x00000103);

    RawClient.Came answer = client.read();
    assertThat(answer.command()).isEqualTo(Smpp.GENERIC_NACK);
    assertThat(answer.status()).isEqualTo(3);
    assertThat(answer.sequence()).isEqualTo(sequence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7FFFFFFF", "FFFFFFFF", "00010001", "0000000F", "00000000"})
  void a_length_out_of_bounds_is_answered_and_ends_the_link(String length) throws IOException {
    RawClient client = transceiver();
    client.raw(RawClient.hex(length + "00000004 00000000 00000063"));

    RawClient.Came answer = client.read();
    assertThat(answer.command()).isEqualTo(Smpp.GENERIC_NACK);
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.sequence()).isEqualTo(0x63);
    assertThat(client.closed()).isTrue();
  }

  @Test
  void pdus_are_read_however_tcp_cuts_them() throws IOException {
    RawClient client = transceiver();
    byte[] two = RawClient.hex("00000010 00000015 00000000 00000007".repeat(2));
    for (byte octet : two) {
      client.raw(new byte[] {octet});
    }

    assertThat(client.read().sequence()).isEqualTo(7);
    assertThat(client.read().sequence()).isEqualTo(7);
  }

  @Test
  void thousands_of_submits_in_a_burst_are_answered_in_order() throws Exception {
    RawClient client = quietTransceiver();
    Thread writer = new Thread(() -> burst(client, 20_000));
    writer.start();
    for (int sequence = 2; sequence < 20_002; sequence++) {
      assertThat(client.read().sequence()).isEqualTo(sequence);
    }
    writer.join();

    assertThat(smsc.state().submits().distinct()).isEqualTo(20_000);
    assertThat(smsc.messages(19_999, 10))
        .singleElement()
        .returns("84900019999", SubmittedMessage::number);
  }

  private static void burst(RawClient client, int count) {
    try {
      for (int at = 0; at < count; at++) {
        client.submit(Long.toString(84_900_000_000L + at), "chao");
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
