package vn.econgdan.dispatch.smpp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppSplittingPolicy;
import vn.econgdan.dispatch.LinkStatus;
import vn.econgdan.kernel.BusinessClock;

/** The binds of this node: their names, how each is configured, where each stands. */
public final class CarrierLinks {
  private final CarrierSettings settings;
  private final Map<String, LinkState> states = new LinkedHashMap<>();

  public CarrierLinks(CarrierSettings settings, BusinessClock clock) {
    this.settings = settings;
    IntStream.rangeClosed(1, settings.binds())
        .mapToObj(bind -> "carrier-" + bind)
        .forEach(link -> states.put(link, new LinkState(link, clock)));
  }

  /** {@code carrier-1}, {@code carrier-2}…: route parameter and host of the URI {@code smpp:…}. */
  public List<String> names() {
    return List.copyOf(states.keySet());
  }

  /** Where every bind stands, in the order of the names. */
  public List<LinkStatus> status() {
    return states.values().stream().map(LinkState::status).toList();
  }

  /** Whether parts can be submitted over this link now. */
  public boolean isBound(String link) {
    return state(link).status().isBound();
  }

  CarrierSettings settings() {
    return settings;
  }

  /** Never {@code null}; an {@link IllegalArgumentException} for a link nobody configured. */
  LinkState state(String link) {
    LinkState state = states.get(link);
    if (state == null) {
      throw new IllegalArgumentException(
          "smpp:" + link + " is none of " + Collections.unmodifiableSet(states.keySet()));
    }
    return state;
  }

  /** What Camel's component is told; credentials stand here and never in a URI. */
  SmppConfiguration configuration(String link) {
    SmppConfiguration configuration = new SmppConfiguration();
    login(configuration);
    timers(configuration);
    configuration.setSessionStateListener(state(link));
    configuration.setSplittingPolicy(SmppSplittingPolicy.REJECT); // parts are ours to cut
    return configuration;
  }

  private void login(SmppConfiguration configuration) {
    configuration.setHost(settings.login().host());
    configuration.setPort(settings.login().port());
    configuration.setSystemId(settings.login().systemId());
    configuration.setPassword(settings.login().password());
    configuration.setSystemType(settings.login().systemType());
  }

  private void timers(SmppConfiguration configuration) {
    CarrierSettings.Timers timers = settings.timers();
    configuration.setTransactionTimer((int) timers.answer().toMillis());
    configuration.setEnquireLinkTimer((int) timers.enquireLink().toMillis());
    configuration.setInitialReconnectDelay(timers.firstReconnect().toMillis());
    configuration.setReconnectDelay(timers.reconnect().toMillis());
  }
}
