package vn.econgdan.dispatch.smpp;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultMessage;

/**
 * Puts the body into a message of its own. A message that came from a queue reads its headers from
 * there again for every copy, and a batch is split into hundreds.
 */
public final class PlainMessage implements Processor {
  @Override
  public void process(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    exchange.setMessage(new DefaultMessage(exchange));
    exchange.getMessage().setBody(body);
  }
}
