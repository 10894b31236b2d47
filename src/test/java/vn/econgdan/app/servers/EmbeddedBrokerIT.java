package vn.econgdan.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.broker.BrokerFactory;
import org.apache.activemq.broker.BrokerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.app.settings.Settings.Secret;

/** The embedded broker keeps what it took, and only for those it knows. */
class EmbeddedBrokerIT {
  private static final int WAIT_MS = 5_000;

  @TempDir Path temp;
  DataDirectory directory;

  @BeforeEach
  void open() {
    directory = DataDirectory.open(temp.resolve("data"));
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dispatch.prepare.urgent",
        "dispatch.prepare",
        "dispatch.urgent",
        "dispatch.normal"
      })
  void a_message_survives_a_restart(String queue) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      send(broker.access(), queue, "{\"v\":1,\"batch\":1}");
    }
    try (EmbeddedBroker again = EmbeddedBroker.start(directory)) {
      assertThat(receive(again.access(), queue)).isEqualTo("{\"v\":1,\"batch\":1}");
    }
  }

  @Test
  void a_broker_whose_store_was_deleted_starts_empty() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      send(broker.access(), "dispatch.normal", "{}");
    }
    PrivateFiles.remove(temp.resolve("data/broker"));
    try (EmbeddedBroker again = EmbeddedBroker.start(directory)) {
      send(again.access(), "dispatch.normal", "after");
      assertThat(receive(again.access(), "dispatch.normal")).isEqualTo("after");
    }
  }

  @Test
  void a_broker_that_lost_a_journal_file_starts_all_the_same() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      send(broker.access(), "dispatch.normal", "{}");
    }
    Files.delete(temp.resolve("data/broker/kahadb/db-1.log"));
    try (EmbeddedBroker again = EmbeddedBroker.start(directory)) {
      send(again.access(), "dispatch.normal", "after");
      assertThat(again.isUp()).isTrue();
    }
  }

  @Test
  void a_wrong_password_and_no_login_are_refused() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      String url = broker.access().url();
      assertThatThrownBy(() -> connect(new BrokerAccess(url, "econgdan", new Secret("guess"))))
          .isInstanceOf(JMSSecurityException.class);
      assertThatThrownBy(() -> connect(new BrokerAccess(url, null, null)))
          .isInstanceOf(JMSSecurityException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dispatch.other", "foreign", "DLQ.foreign"})
  void the_program_may_not_use_a_queue_that_is_not_its_own(String queue) {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      assertThatThrownBy(() -> send(broker.access(), queue, "{}"))
          .isInstanceOf(JMSSecurityException.class)
          .hasMessageContaining("not authorized");
      assertThatThrownBy(() -> receive(broker.access(), queue))
          .isInstanceOf(JMSSecurityException.class);
    }
  }

  @Test
  void a_batch_that_fails_three_times_waits_in_its_own_dead_letter_queue() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      send(broker.access(), "dispatch.urgent", "poison");
      assertThat(failUntilGone(broker.access(), "dispatch.urgent")).isEqualTo(3);
      assertThat(receive(broker.access(), "DLQ.dispatch.urgent")).isEqualTo("poison");
    }
  }

  @Test
  void the_same_file_serves_a_stand_alone_broker() throws Exception {
    Map<String, String> environment =
        Map.of(
            "econgdan.broker.data", temp.resolve("alone").toString(),
            "econgdan.broker.listen", "tcp://127.0.0.1:0",
            "econgdan.broker.password", "secret",
            "econgdan.broker.admin.password", "other");
    environment.forEach(System::setProperty);
    try {
      BrokerService broker = BrokerFactory.createBroker("xbean:file:broker-config/activemq.xml");
      broker.start();
      try {
        String url = broker.getTransportConnectorByScheme("tcp").getPublishableConnectString();
        BrokerAccess access = new BrokerAccess(url, "econgdan", new Secret("secret"));
        send(access, "dispatch.urgent", "over tcp");
        assertThat(receive(access, "dispatch.urgent")).isEqualTo("over tcp");
      } finally {
        broker.stop();
      }
    } finally {
      environment.keySet().forEach(System::clearProperty);
    }
  }

  private static int failUntilGone(BrokerAccess access, String queue) throws JMSException {
    try (Connection connection = connect(access);
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
      int deliveries = 0;
      while (consumer.receive(WAIT_MS / 2) != null) {
        deliveries++;
        session.rollback();
      }
      return deliveries;
    }
  }

  private static Connection connect(BrokerAccess access) throws JMSException {
    Connection connection = access.connectionFactory().createConnection();
    try {
      connection.start();
      return connection;
    } catch (JMSException e) {
      connection.close();
      throw e;
    }
  }

  private static void send(BrokerAccess access, String queue, String text) throws JMSException {
    try (Connection connection = connect(access);
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
    }
  }

  private static String receive(BrokerAccess access, String queue) throws JMSException {
    try (Connection connection = connect(access);
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
      TextMessage message = (TextMessage) consumer.receive(WAIT_MS);
      return message == null ? null : message.getText();
    }
  }
}
