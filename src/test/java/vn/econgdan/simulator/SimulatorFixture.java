package vn.econgdan.simulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A simulator with a fixed start for each test, and clients that are closed after it. */
abstract class SimulatorFixture {
  static final long FIRST_ID = 1_760_000_000_000_000_000L;
  Simulator smsc;
  private final List<RawClient> clients = new ArrayList<>();

  @BeforeEach
  void startSimulator() throws IOException {
    smsc = Simulator.start(options());
  }

  SimulatorOptions options() {
    return SimulatorOptions.defaults().withFixedStart(FIRST_ID, 42);
  }

  @AfterEach
  void stopSimulator() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
    smsc.close();
  }

  RawClient connect() throws IOException {
    RawClient client = new RawClient(smsc.port());
    clients.add(client);
    return client;
  }

  RawClient transceiver() throws IOException {
    return connect().bound(Smpp.BIND_TRANSCEIVER);
  }

  RawClient receiver() throws IOException {
    return connect().bound(Smpp.BIND_RECEIVER);
  }

  RawClient transmitter() throws IOException {
    return connect().bound(Smpp.BIND_TRANSMITTER);
  }

  /** Without receipts, so that only answers come. */
  RawClient quietTransceiver() throws IOException {
    smsc.behaviour("{\"receipts\":{\"enabled\":false}}");
    return transceiver();
  }

  RawClient.Came submitted(RawClient client, String number) throws IOException {
    int sequence = client.submit(number, "chao");
    RawClient.Came answer = client.read(Smpp.SUBMIT_SM | Smpp.RESPONSE);
    if (answer.sequence() != sequence) {
      throw new IllegalStateException("the answer to another submit: " + answer);
    }
    return answer;
  }
}
