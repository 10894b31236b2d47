package vn.econgdan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTest extends SimulatorFixture {
  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  SimulatorOptions options() {
    Instant at = Instant.parse("2026-12-31T23:30:05Z");
    return super.options().withClock(Clock.fixed(at, ZoneOffset.UTC));
  }

  private HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + smsc.controlPort() + path);
    var request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofString(body));
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = call(method, path, body);
    assertThat(answer.statusCode()).isEqualTo(200);
    return BehaviourJson.MAPPER.readTree(answer.body());
  }

  @Test
  void state_counts_what_happened() throws Exception {
    RawClient client = quietTransceiver();
    submitted(client, "84900000001");
    submitted(client, "84900000001");
    JsonNode state = json("GET", "/state", "");

    assertThat(state.at("/listening").asBoolean()).isTrue();
    assertThat(state.at("/binds/0/systemId").asText()).isEqualTo("econgdan");
    assertThat(state.at("/binds/0/type").asText()).isEqualTo("TRANSCEIVER");
    assertThat(state.at("/submits/accepted").asInt()).isEqualTo(2);
    assertThat(state.at("/submits/distinct").asInt()).isEqualTo(1);
    assertThat(state.at("/submits/maxPerSecond").asInt()).isEqualTo(2);
    assertThat(json("GET", "/doubles", "").at("/items/0/index").asInt()).isEqualTo(1);
    assertThat(json("GET", "/doubles?from=1", "").at("/items").size()).isZero();
  }

  @Test
  void messages_are_paged() throws Exception {
    RawClient client = quietTransceiver();
    for (int at = 1; at <= 3; at++) {
      submitted(client, "8490000000" + at);
    }
    JsonNode page = json("GET", "/messages?from=1&size=1", "");

    assertThat(page.at("/total").asInt()).isEqualTo(3);
    assertThat(page.at("/items").size()).isEqualTo(1);
    assertThat(page.at("/items/0/number").asText()).isEqualTo("84900000002");
    assertThat(page.at("/items/0/octets").asText()).isEqualTo("6368616f");
    assertThat(page.at("/items/0/status").asText()).isEqualTo("0x00");
    assertThat(page.at("/items/0/at").asText()).isEqualTo("2026-12-31T23:30:05Z");
    assertThat(page.at("/items/0/userMessageReference").isNull()).isTrue();
  }

  @Test
  void behaviour_changes_only_what_is_named_and_comes_back() throws Exception {
    json("POST", "/behaviour", "{\"answers\":{\"latencyMs\":5,\"maxTps\":9}}");
    JsonNode now =
        json(
            "POST",
            "/behaviour",
            "{\"answers\":{\"maxTps\":null},\"receipts\":{\"states\":{\"UNDELIV\":1}}}");

    assertThat(now.at("/answers/latencyMs").asInt()).isEqualTo(5);
    assertThat(now.at("/answers/maxTps").asInt()).isZero();
    assertThat(now.at("/receipts/states").toString()).isEqualTo("{\"UNDELIV\":1.0}");
    assertThat(now.at("/receipts/echoReference").asBoolean()).isTrue();
    assertThat(json("GET", "/behaviour", "")).isEqualTo(now);

    json("DELETE", "/behaviour", "");
    assertThat(smsc.behaviour()).isEqualTo(Behaviour.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"receits\":{}}                                  | receits",
        "{\"answers\":{\"latency\":1}}                     | latency",
        "{\"answers\":{\"latencyMs\":-1}}                  | answers.latencyMs is below zero",
        "{\"answers\":{\"rules\":[{\"every\":2}]}}         | a rule needs \"do\"",
        "{\"answers\":{\"rules\":[{\"do\":\"SING\"}]}}     | SING",
        "{\"ids\":{\"inReceipt\":\"HEX_IN_RESPONSE\"}}     | does not fit DECIMAL",
        "{\"receipts\":{\"states\":{\"DELIVRD\":0}}}       | weights above zero",
        "{\"receipts\":{\"window\":0}}                     | receipts.window",
        "{\"records\":{\"unitPrice\":0.00001}}             | more than 4 decimals",
        "{                                                 | end-of-input",
      })
  void a_wrong_behaviour_is_refused_and_changes_nothing(String json, String reason)
      throws Exception {
    HttpResponse<String> answer = call("POST", "/behaviour", json);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(BehaviourJson.MAPPER.readTree(answer.body()).at("/error").asText()).contains(reason);
    assertThat(smsc.behaviour()).isEqualTo(Behaviour.defaults());
  }

  @ParameterizedTest
  @CsvSource({"drop-links", "unbind", "garbage", "broken-tlv", "oversized"})
  void actions_say_how_many_connections_they_concerned(String action) throws Exception {
    transceiver();

    assertThat(json("POST", "/actions/" + action, "").at("/connections").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /actions/dance, 400",
    "GET, /nowhere, 404",
    "PUT, /state, 404",
    "GET, /messages?size=5000, 400",
    "GET, /messages?from=-1, 400"
  })
  void what_is_not_there_is_refused(String method, String path, int status) throws Exception {
    assertThat(call(method, path, "").statusCode()).isEqualTo(status);
  }

  @Test
  void a_body_over_a_mebibyte_is_refused() throws Exception {
    assertThat(call("POST", "/behaviour", " ".repeat((1 << 20) + 1)).statusCode()).isEqualTo(400);
  }

  @Test
  void listening_stops_and_starts_and_reset_forgets() throws Exception {
    submitted(quietTransceiver(), "84900000001");
    json("POST", "/actions/stop-listening", "");
    assertThat(json("GET", "/state", "").at("/listening").asBoolean()).isFalse();
    json("POST", "/actions/listen-again", "");
    JsonNode state = json("POST", "/reset", "");

    assertThat(state.at("/listening").asBoolean()).isTrue();
    assertThat(state.at("/submits/total").asInt()).isZero();
    assertThat(state.at("/binds").size()).isEqualTo(1);
  }

  @Test
  void a_text_needs_a_bind_that_receives() throws Exception {
    String text = "{\"from\":\"84900000001\",\"to\":\"8099\",\"text\":\"HUY\"}";
    assertThat(call("POST", "/mo", text).statusCode()).isEqualTo(409);
    RawClient client = transceiver();
    assertThat(json("POST", "/mo", text).at("/sent").asBoolean()).isTrue();

    assertThat(client.receipt().text()).isEqualTo("HUY");
    assertThat(call("POST", "/mo", "{\"to\":\"8099\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void records_are_the_carriers_csv_of_what_it_took() throws Exception {
    smsc.behaviour(
        "{\"records\":{\"unitPrice\":\"549.5\"},\"receipts\":{\"states\":{\"UNDELIV\":1}},"
            + "\"answers\":{\"rules\":[{\"do\":\"REFUSE\",\"suffix\":\"3\"}]}}");
    RawClient client = quietTransceiver();
    submitted(client, "84321234561");
    client.submit("84911234562", 0x40, RawClient.hex("06080400010302 41"));
    client.read();
    submitted(client, "84901234563");

    assertThat(call("GET", "/records.csv", "").body())
        .isEqualTo(
            """
            message_id,recipient,sender,submit_time,done_time,status,network,part_no,part_count,unit_price,amount
            1760000000000000000,84321234561,eCONGDAN,2027-01-01 06:30:05,2027-01-01 06:30:05,UNDELIV,VIETTEL,1,1,549.5,550
            1760000000000000001,84911234562,eCONGDAN,2027-01-01 06:30:05,2027-01-01 06:30:05,UNDELIV,VINAPHONE,2,3,549.5,550
            """);
  }

  @Test
  void a_message_without_its_end_is_enroute_in_the_records() throws Exception {
    smsc.behaviour("{\"receipts\":{\"delayMs\":60000}}");
    submitted(transceiver(), "84551234561");

    assertThat(smsc.records()).endsWith(",2027-01-01 06:30:05,,ENROUTE,WINTEL,1,1,550,550\n");
  }
}
