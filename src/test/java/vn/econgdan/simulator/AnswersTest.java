package vn.econgdan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest extends SimulatorFixture {

  private void rules(String... rules) {
    smsc.behaviour("{\"answers\":{\"rules\":[" + String.join(",", rules) + "]}}");
  }

  @ParameterizedTest
  @CsvSource({
    "DECIMAL,               1760000000000000000",
    "HEX,                   186CC6ACD4B00000",
    "DECIMAL_LEADING_ZEROS, 00001760000000000000000",
    "DECIMAL_BEYOND_LONG,   10983372036854775808",
    "HEX_BEYOND_LONG,       986CC6ACD4B00000",
  })
  void the_id_has_the_form_that_is_asked_for(IdForm form, String id) throws IOException {
    smsc.behaviour("{\"ids\":{\"form\":\"" + form + "\"}}");

    RawClient.Came answer = submitted(quietTransceiver(), "84901234567");
    assertThat(answer.status()).isZero();
    assertThat(answer.text()).isEqualTo(id + "\0");
  }

  @Test
  void ids_go_on_after_a_reset_and_are_never_given_twice() throws IOException {
    RawClient client = quietTransceiver();
    assertThat(submitted(client, "84901234567").id()).endsWith("0");
    smsc.reset();
    assertThat(submitted(client, "84901234567").id()).endsWith("1");
    assertThat(smsc.state().submits().doubles()).isZero();
  }

  @Test
  void the_answer_takes_its_time() throws IOException {
    RawClient client = quietTransceiver();
    smsc.behaviour("{\"answers\":{\"latencyMs\":80}}");
    long start = System.nanoTime();
    submitted(client, "84901234567");

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(79), Duration.ofMillis(2_000));
  }

  @ParameterizedTest
  @CsvSource({"0x58, 88", "0x14, 20", "0x08, 8", "0x0B, 11", "0x45, 69"})
  void every_third_is_refused_with_the_rules_status(String status, int code) throws IOException {
    rules("{\"do\":\"REFUSE\",\"status\":\"" + status + "\",\"every\":3}");
    RawClient client = quietTransceiver();
    for (int at = 1; at <= 9; at++) {
      RawClient.Came answer = submitted(client, "8490000000" + at);
      assertThat(answer.status()).isEqualTo(at % 3 == 0 ? code : 0);
      assertThat(answer.length()).isEqualTo(at % 3 == 0 ? 16 : 36);
    }
    assertThat(smsc.state().submits().refusedByStatus()).containsOnlyKeys(status);
    assertThat(smsc.state().submits().distinct()).isEqualTo(6);
  }

  @Test
  void numbers_that_end_so_are_refused_for_good() throws IOException {
    rules("{\"do\":\"REFUSE\",\"status\":\"0x0B\",\"suffix\":\"99\"}");
    RawClient client = quietTransceiver();

    assertThat(submitted(client, "84900000099").status()).isEqualTo(0x0B);
    assertThat(submitted(client, "84900000098").status()).isZero();
    assertThat(smsc.messages().get(0))
        .returns(new Status(0x0B), SubmittedMessage::status)
        .returns(null, SubmittedMessage::id);
  }

  @Test
  void a_fraction_is_refused() throws IOException {
    rules("{\"do\":\"REFUSE\",\"status\":\"0x58\",\"fraction\":0.25}");
    RawClient client = quietTransceiver();
    for (int at = 1000; at < 2000; at++) {
      submitted(client, "8490000" + at);
    }
    assertThat(smsc.state().submits().refused()).isBetween(180L, 320L);
  }

  @Test
  void a_rule_applies_only_so_many_times() throws IOException {
    rules("{\"do\":\"REFUSE\",\"status\":\"0x58\",\"times\":2}");
    RawClient client = quietTransceiver();

    assertThat(submitted(client, "84900000001").status()).isEqualTo(0x58);
    assertThat(submitted(client, "84900000001").status()).isEqualTo(0x58);
    assertThat(submitted(client, "84900000001").status()).isZero();
    assertThat(smsc.state().submits().doubles()).isZero();
  }

  @Test
  void over_the_speed_limit_it_throttles() throws IOException {
    smsc.behaviour("{\"answers\":{\"maxTps\":5}}");
    RawClient client = quietTransceiver();
    for (int at = 0; at < 5; at++) {
      assertThat(submitted(client, "8490000000" + at).status()).isZero();
    }
    assertThat(submitted(client, "84900000005").status()).isEqualTo(0x58);
    assertThat(smsc.state().submits().maxPerSecond()).isEqualTo(6);

    await().until(() -> submitted(client, "84900000005").status() == 0);
  }

  @Test
  void a_submit_may_be_taken_and_never_answered() throws IOException {
    rules("{\"do\":\"NO_ANSWER\",\"suffix\":\"7\"}");
    RawClient client = quietTransceiver();
    client.submit("84900000007", "chao");
    assertThat(submitted(client, "84900000008").status()).isZero();

    assertThat(smsc.messages().get(0).status()).isNull();
    assertThat(smsc.messages().get(0).id()).isNotNull();
    assertThat(smsc.state().submits())
        .returns(1L, SimulatorState.Submits::unanswered)
        .returns(2, SimulatorState.Submits::distinct);
  }

  @Test
  void a_submit_may_be_ignored_altogether() throws IOException {
    rules("{\"do\":\"IGNORE\",\"suffix\":\"7\"}");
    RawClient client = quietTransceiver();
    client.submit("84900000007", "chao");
    submitted(client, "84900000008");

    assertThat(smsc.messages().get(0).id()).isNull();
    assertThat(smsc.state().submits().distinct()).isEqualTo(1);
    assertThat(smsc.records()).doesNotContain("84900000007");
  }

  @Test
  void a_late_answer_comes_after_those_of_later_submits() throws IOException {
    rules("{\"do\":\"LATE\",\"afterMs\":150,\"suffix\":\"7\"}");
    RawClient client = quietTransceiver();
    int late = client.submit("84900000007", "chao");
    int quick = client.submit("84900000008", "chao");

    assertThat(client.read().sequence()).isEqualTo(quick);
    assertThat(client.read().sequence()).isEqualTo(late);
  }

  @Test
  void an_answer_may_come_twice() throws IOException {
    rules("{\"do\":\"TWICE\",\"afterMs\":20}");
    RawClient client = quietTransceiver();
    client.submit("84900000007", "chao");
    RawClient.Came first = client.read();
    RawClient.Came second = client.read();

    assertThat(second.sequence()).isEqualTo(first.sequence());
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(smsc.state().submits().accepted()).isEqualTo(1);
  }

  @Test
  void the_link_drops_once_after_so_many_submits() throws IOException {
    rules("{\"do\":\"DROP_LINK\",\"every\":3,\"times\":1}");
    RawClient client = quietTransceiver();
    submitted(client, "84900000001");
    submitted(client, "84900000002");
    client.submit("84900000003", "chao");
    assertThat(client.closed()).isTrue();

    RawClient again = transceiver();
    for (int at = 4; at < 9; at++) {
      assertThat(submitted(again, "8490000000" + at).status()).isZero();
    }
    assertThat(smsc.state().submits())
        .returns(8L, SimulatorState.Submits::total)
        .returns(1L, SimulatorState.Submits::unanswered)
        .returns(8, SimulatorState.Submits::distinct);
  }

  @Test
  void an_answer_that_finds_no_link_any_more_leaves_the_submit_unanswered() throws IOException {
    smsc.behaviour("{\"answers\":{\"latencyMs\":500}}");
    RawClient client = quietTransceiver();
    client.submit("84900000001", "chao");
    await().until(() -> smsc.messageCount() == 1);
    smsc.act(Action.DROP_LINKS);

    assertThat(client.closed()).isTrue();
    await()
        .pollDelay(Duration.ofMillis(600))
        .untilAsserted(() -> assertThat(smsc.state().submits().unanswered()).isEqualTo(1));
  }

  @Test
  void the_same_part_for_the_same_number_is_a_double_whatever_its_reference() throws IOException {
    RawClient client = quietTransceiver();
    String[] parts = {
      "0608040001020141", "0608040001020241", "0608040099020141", "0608040001020142"
    };
    for (String part : parts) {
      client.submit("84901234567", 0x40, RawClient.hex(part));
      client.read();
    }

    assertThat(smsc.state().submits().distinct()).isEqualTo(3);
    assertThat(smsc.doubles(0, 10))
        .singleElement()
        .returns("84901234567", DoubleSubmit::number)
        .returns(1, DoubleSubmit::part)
        .returns(0, DoubleSubmit::firstIndex)
        .returns(2, DoubleSubmit::index);
  }

  @Test
  void a_full_memory_answers_queue_full() throws IOException {
    try (Simulator small = Simulator.start(SimulatorOptions.defaults().withMemory(2, false));
        RawClient client = new RawClient(small.port())) {
      client.bound(Smpp.BIND_TRANSMITTER);
      submitted(client, "84900000001");
      submitted(client, "84900000002");

      assertThat(submitted(client, "84900000003").status()).isEqualTo(0x14);
      assertThat(small.state().submits().notKept()).isEqualTo(1);
      assertThat(small.messages().get(0).octets()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"DECIMAL", "HEX", "UUID", "DECIMAL_LEADING_ZEROS", "DECIMAL_BEYOND_LONG"})
  void query_sm_finds_the_message_by_the_id_it_was_given(IdForm form) throws IOException {
    smsc.behaviour(
        "{\"ids\":{\"form\":\"" + form + "\"},\"receipts\":{\"states\":{\"UNDELIV\":1}}}");
    RawClient client = quietTransceiver();
    submitted(client, "84900000001");
    String id = submitted(client, "84900000002").id();
    client.send(Smpp.QUERY_SM, RawClient.c(id), new byte[] {5, 0}, RawClient.c("eCONGDAN"));

    RawClient.Came answer = client.read(Smpp.QUERY_SM | Smpp.RESPONSE);
    assertThat(answer.status()).isZero();
    assertThat(answer.text()).matches("(?s)" + id + "\0\\d{12}028\\+\0\u0005\u0005");
  }

  @Test
  void query_sm_says_enroute_before_the_end_and_refuses_a_strange_id() throws IOException {
    smsc.behaviour("{\"receipts\":{\"delayMs\":60000}}");
    RawClient client = quietTransceiver();
    String id = submitted(client, "84900000001").id();
    client.send(Smpp.QUERY_SM, RawClient.c(id), new byte[3]);
    assertThat(client.read().text()).isEqualTo(id + "\0\0\u0001\0");

    client.send(Smpp.QUERY_SM, RawClient.c("nobody"), new byte[3]);
    assertThat(client.read().status()).isEqualTo(0x67);
  }
}
