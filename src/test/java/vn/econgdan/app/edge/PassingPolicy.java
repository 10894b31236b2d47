package vn.econgdan.app.edge;

import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/** Stands for a policy of the wiring, and lets everything through. */
public final class PassingPolicy implements Policy {
  @Override
  public void beforeWrap(Route route, NamedNode definition) {
    // there is nothing to prepare
  }

  @Override
  public Processor wrap(Route route, Processor processor) {
    return processor;
  }
}
