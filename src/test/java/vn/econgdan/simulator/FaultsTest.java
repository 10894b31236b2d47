package vn.econgdan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FaultsTest extends SimulatorFixture {

  @Test
  void links_drop_without_a_word() throws IOException {
    RawClient one = transceiver();
    RawClient other = receiver();

    assertThat(smsc.act(Action.DROP_LINKS)).isEqualTo(2);
    assertThat(one.closed()).isTrue();
    assertThat(other.closed()).isTrue();
  }

  @Test
  void the_server_unbinds_and_closes_after_the_answer() throws IOException {
    RawClient client = transceiver();
    smsc.act(Action.UNBIND);
    RawClient.Came unbind = client.read(Smpp.UNBIND);
    client.answer(Smpp.UNBIND_RESP, 0, unbind.sequence());

    assertThat(client.closed()).isTrue();
  }

  @Test
  void who_does_not_answer_an_unbind_is_cut_off() throws IOException {
    RawClient client = transceiver();
    smsc.act(Action.UNBIND);
    client.read(Smpp.UNBIND);

    assertThat(client.closed()).isTrue();
  }

  @Test
  void garbage_is_no_smpp() throws IOException {
    RawClient client = transceiver();
    smsc.act(Action.GARBAGE);

    assertThat(client.readText(Faults.GARBAGE.length())).isEqualTo(Faults.GARBAGE);
  }

  @Test
  void a_broken_tlv_says_more_octets_than_the_pdu_has() throws IOException {
    RawClient client = transceiver();
    smsc.act(Action.BROKEN_TLV);
    RawClient.Deliver receipt = client.receipt();

    assertThat(receipt.text()).startsWith("id:0 ");
    assertThat(receipt.tlvsHex()).isEqualTo("001e" + "00c8" + "3000");
  }

  @Test
  void an_oversized_pdu_is_a_mebibyte_and_all_of_it_comes() throws IOException {
    RawClient client = transceiver();
    smsc.act(Action.OVERSIZED);
    RawClient.Came came = client.read(Smpp.DELIVER_SM);

    assertThat(came.length()).isEqualTo(Faults.OVERSIZED_OCTETS);
    client.acknowledge(came, 0);
    assertThat(submitted(client, "84900000001").status()).isZero();
  }

  @Test
  void an_answer_that_nobody_waits_for_is_counted() throws IOException {
    RawClient client = transceiver();
    client.answer(Smpp.DELIVER_SM_RESP, 0, 4711, new byte[1]);
    submitted(client, "84900000001");

    assertThat(smsc.state().links().unexpectedAnswers()).isEqualTo(1);
  }
}
