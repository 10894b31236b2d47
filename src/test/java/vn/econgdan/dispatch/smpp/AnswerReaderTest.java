package vn.econgdan.dispatch.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.component.smpp.SmppException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUStringException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.util.StringParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.econgdan.dispatch.CarrierAnswer;
import vn.econgdan.dispatch.CarrierAnswer.InDoubt;
import vn.econgdan.dispatch.CarrierAnswer.NotSent;
import vn.econgdan.dispatch.CarrierAnswer.Refused;
import vn.econgdan.dispatch.CarrierAnswer.Taken;
import vn.econgdan.dispatch.CarrierAnswer.Withheld;
import vn.econgdan.dispatch.CarrierVerdict;
import vn.econgdan.dispatch.NotNowException;
import vn.econgdan.dispatch.RecipientGoneException;

/** Only what is certainly not on the wire may be called not sent. */
class AnswerReaderTest {
  private static final CarrierVerdict LINK_LOST = CarrierVerdict.LINK_LOST;
  private static final CarrierVerdict CONFIGURATION = CarrierVerdict.CONFIGURATION;

  static Stream<Arguments> failures() {
    var throttled = Optional.of(CarrierVerdict.THROTTLED);
    return Stream.of(
        row("not bound", false, new LinkDownException("carrier-1"), sent(LINK_LOST)),
        row("stopping", false, new RejectedExecutionException(), sent(LINK_LOST)),
        row("claim lost", false, new NotNowException("x"), sent(LINK_LOST)),
        row("gone", false, new RecipientGoneException("WITHDRAWN"), new Withheld("WITHDRAWN")),
        row("interrupted", false, new InterruptedException(), sent(LINK_LOST)),
        row("no part", false, new IllegalArgumentException(), sent(CONFIGURATION)),
        row("composing", true, composing(), sent(CONFIGURATION)),
        row("status", true, new NegativeResponseException(0x58), new Refused(0x58, throttled)),
        row("nack", true, new GenericNackResponseException("", 0x58), new Refused(0x58, throttled)),
        row("no answer", true, new ResponseTimeoutException("x", null), new InDoubt("")),
        row("odd answer", true, new InvalidResponseException("x"), new InDoubt("")),
        row("broken pipe", true, new IOException("Broken pipe"), new InDoubt("")),
        row("anything else", true, new NullPointerException(), new InDoubt("")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void a_failure_says_whether_the_part_may_be_on_the_wire(
      String name, boolean handedOver, Exception failure, CarrierAnswer expected) {
    Exchange exchange = exchange(handedOver);
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new SmppException(failure));
    CarrierAnswer answer = new AnswerReader().read(exchange).answer();
    assertThat(plain(answer)).isEqualTo(expected);
  }

  @Test
  void an_accepted_part_without_an_id_was_accepted_all_the_same() {
    Exchange exchange = exchange(true);
    exchange.getMessage().setHeader(SmppConstants.ID, List.of());
    assertThat(new AnswerReader().read(exchange).answer()).isEqualTo(new Taken(""));
  }

  @Test
  void the_reason_never_quotes_the_number() {
    Exchange exchange = exchange(true);
    exchange.setException(new SmppException(new IOException("to 84836030999")));
    assertThat(new AnswerReader().read(exchange).answer()).isEqualTo(new InDoubt("IOException"));
  }

  private static Exchange exchange(boolean handedOver) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    if (handedOver) {
      exchange.setProperty(CarrierProducer.HANDED_OVER, true);
    }
    return exchange;
  }

  private static Arguments row(String name, boolean handed, Exception e, CarrierAnswer expected) {
    return Arguments.of(name, handed, e, expected);
  }

  private static NotSent sent(CarrierVerdict verdict) {
    return new NotSent(verdict, "");
  }

  private static CarrierAnswer plain(CarrierAnswer answer) {
    if (answer instanceof NotSent notSent) {
      return sent(notSent.verdict());
    }
    return answer instanceof InDoubt ? new InDoubt("") : answer;
  }

  private static Exception composing() {
    return new PDUStringException("too long", StringParameter.DESTINATION_ADDR);
  }
}
