package vn.econgdan.app.servers;

import jakarta.jms.ConnectionFactory;
import java.util.List;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.RedeliveryPolicy;
import vn.econgdan.app.settings.Settings.Broker;
import vn.econgdan.app.settings.Settings.Secret;

/** Where the broker is and who we are there; user and password are null when there are none. */
public record BrokerAccess(String url, String user, Secret password) {
  private static final int REDELIVERIES = 2;
  private static final long FIRST_PAUSE_MS = 1_000;

  public static BrokerAccess external(Broker broker) {
    return new BrokerAccess(
        broker.url(), broker.user().orElse(null), broker.password().orElse(null));
  }

  /**
   * Connections with one batch in hand per consumer. A batch that fails three times goes to its
   * dead letter queue: the database sweeps re-queue it, redelivery is no retry (DESIGN 4.1). No
   * class is ever deserialised.
   */
  public ConnectionFactory connectionFactory() {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
    factory.setUserName(user);
    factory.setPassword(password == null ? null : password.value());
    factory.getPrefetchPolicy().setAll(1);
    factory.setRedeliveryPolicy(redelivery());
    factory.setTrustAllPackages(false);
    factory.setTrustedPackages(List.of());
    factory.setWatchTopicAdvisories(false);
    return factory;
  }

  private static RedeliveryPolicy redelivery() {
    RedeliveryPolicy policy = new RedeliveryPolicy();
    policy.setMaximumRedeliveries(REDELIVERIES);
    policy.setInitialRedeliveryDelay(FIRST_PAUSE_MS);
    policy.setRedeliveryDelay(FIRST_PAUSE_MS);
    return policy;
  }
}
