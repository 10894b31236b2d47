package vn.econgdan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest extends SimulatorFixture {

  @Override
  SimulatorOptions options() {
    return super.options().withAccount("econgdan", "secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {Smpp.BIND_TRANSMITTER, Smpp.BIND_RECEIVER, Smpp.BIND_TRANSCEIVER})
  void each_bind_is_answered_with_our_name_and_version(int command) throws IOException {
    RawClient.Came answer = connect().bind(command, "econgdan", "secret");

    assertThat(answer.command()).isEqualTo(command | Smpp.RESPONSE);
    assertThat(answer.status()).isZero();
    assertThat(answer.sequence()).isEqualTo(1);
    assertThat(answer.hex()).isEqualTo("73696d756c61746f7200" + "0210000134");
  }

  @ParameterizedTest
  @CsvSource({"econgdan, wrong, 14", "somebody, secret, 15"})
  void a_wrong_account_is_refused(String systemId, String password, int status) throws IOException {
    RawClient.Came answer = connect().bind(Smpp.BIND_TRANSCEIVER, systemId, password);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.length()).isEqualTo(16);
    assertThat(smsc.state().links().bindsRefused()).isEqualTo(1);
    assertThat(smsc.state().binds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0x0E, 14", "0x0D, 13"})
  void a_bind_is_refused_with_the_status_that_is_asked_for(String status, int code)
      throws IOException {
    smsc.behaviour("{\"binds\":{\"refuseWith\":\"" + status + "\"}}");

    assertThat(connect().bind(Smpp.BIND_TRANSCEIVER, "econgdan", "secret").status())
        .isEqualTo(code);
  }

  @Test
  void a_second_bind_on_the_same_connection_is_refused() throws IOException {
    assertThat(transceiver().bind(Smpp.BIND_TRANSCEIVER, "econgdan", "secret").status())
        .isEqualTo(5);
  }

  @Test
  void a_bind_may_stay_unanswered() throws IOException {
    smsc.behaviour("{\"binds\":{\"answer\":false}}");
    RawClient client = connect();
    client.send(Smpp.BIND_TRANSCEIVER, RawClient.hex("61006200000034000000"));

    assertThat(client.silentFor(200)).isTrue();
  }

  @Test
  void connections_are_refused_while_asked_for() throws IOException {
    smsc.behaviour("{\"binds\":{\"refuseConnections\":true}}");
    assertThat(connect().closed()).isTrue();

    smsc.behaviour("{\"binds\":{\"refuseConnections\":false}}");
    assertThat(transceiver()).isNotNull();
  }

  @Test
  void nothing_listens_until_it_listens_again_on_the_same_port() throws IOException {
    int port = smsc.port();
    RawClient before = transceiver();
    smsc.act(Action.STOP_LISTENING);
    org.assertj.core.api.Assertions.assertThatThrownBy(this::connect)
        .isInstanceOf(java.net.ConnectException.class);
    assertThat(submitted(before, "84901234567").status()).isZero();

    smsc.act(Action.LISTEN_AGAIN);
    assertThat(smsc.port()).isEqualTo(port);
    assertThat(transceiver()).isNotNull();
  }

  @Test
  void enquire_link_is_answered_or_not() throws IOException {
    RawClient client = transceiver();
    int sequence = client.send(Smpp.ENQUIRE_LINK);
    RawClient.Came answer = client.read();
    assertThat(answer.command()).isEqualTo(Smpp.ENQUIRE_LINK | Smpp.RESPONSE);
    assertThat(answer.sequence()).isEqualTo(sequence);

    smsc.behaviour("{\"binds\":{\"answerEnquireLink\":false}}");
    client.send(Smpp.ENQUIRE_LINK);
    assertThat(client.silentFor(200)).isTrue();
  }

  @Test
  void unbind_is_answered_and_the_link_ends() throws IOException {
    RawClient client = transceiver();
    client.send(Smpp.UNBIND);

    assertThat(client.read(Smpp.UNBIND_RESP).status()).isZero();
    assertThat(client.closed()).isTrue();
    assertThat(smsc.state().links().lost()).isZero();
  }

  @Test
  void a_submit_needs_a_bind_that_sends() throws IOException {
    assertThat(submitted(connect(), "84901234567").status()).isEqualTo(4);
    assertThat(submitted(receiver(), "84901234567").status()).isEqualTo(4);
    assertThat(smsc.messages()).isEmpty();
  }

  @Test
  void a_client_that_goes_without_a_word_is_counted() throws IOException {
    transceiver().close();

    await().until(() -> smsc.state().links().lost() == 1 && smsc.state().binds().isEmpty());
  }

  @Test
  void closing_asks_every_client_to_go() throws IOException {
    RawClient client = transceiver();
    Thread closing = new Thread(smsc::close);
    closing.start();
    client.answer(Smpp.UNBIND_RESP, 0, client.read(Smpp.UNBIND).sequence());

    assertThat(client.closed()).isTrue();
  }
}
