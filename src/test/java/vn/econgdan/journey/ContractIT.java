package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.econgdan.app.edge.AnswerCheck;

/** The running product does what the contract it serves says: rights, examples, methods. */
class ContractIT {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final AnswerCheck ANSWERS = AnswerCheck.ofContract();

  @TempDir static Path temp;
  static NodeProcess node;
  static Calls calls;
  static Examples examples;

  @BeforeAll
  static void start() throws Exception {
    node = new NodeProcess(temp.resolve("data")).start();
    HttpResponse<byte[]> contract = send("GET", "/openapi.json", null, Optional.empty());
    calls = new Calls(new ObjectMapper().readTree(contract.body()));
    examples = new Examples(calls);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  /** A body to send and its media type. */
  private record Body(String type, byte[] content) {}

  private static HttpResponse<byte[]> send(
      String method, String path, String login, Optional<Body> body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port("http") + path))
            .method(
                method,
                body.map(b -> BodyPublishers.ofByteArray(b.content()))
                    .orElse(BodyPublishers.noBody()));
    body.ifPresent(b -> request.header("Content-Type", b.type()));
    if (login != null) {
      byte[] credentials = (login + ":econgdan").getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }
    HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    ANSWERS.check(
        new AnswerCheck.Answer(
            method,
            response.uri().getRawPath(),
            response.statusCode(),
            response.headers().firstValue("Content-Type").orElse(""),
            response.body()));
    return response;
  }

  static Stream<Calls.Call> everyCall() {
    return calls.all().stream();
  }

  /** Nothing real is meant: an id nobody has, a month long past, a body that holds nothing. */
  private static int tried(Calls.Call call, String login) throws Exception {
    String path =
        call.path()
            .replace("{month}", "2020-01")
            .replace("{file}", "docs.js")
            .replaceAll("\\{\\w+}", "0");
    boolean ward =
        calls.parameters(call, "query").stream()
            .anyMatch(parameter -> parameter.path("name").asText().equals("ward"));
    boolean json = calls.content(call).has("application/json");
    Optional<Body> body =
        calls.content(call).isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Body(
                    examples.mediaType(call),
                    (json ? "{\"ward\": \"00367\"}" : "").getBytes(StandardCharsets.UTF_8)));
    String query = ward && call.roles().contains("ADMINISTRATOR") ? "?ward=00367" : "";
    return send(call.method(), path + query, login, body).statusCode();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCall")
  void is_open_to_the_roles_the_table_names_and_to_nobody_else(Calls.Call call) throws Exception {
    assertThat(tried(call, null) != 401).as("without login").isEqualTo(call.isOpen());
    for (String role : Calls.LOGINS.keySet()) {
      int status = tried(call, Calls.LOGINS.get(role));
      boolean allowed =
          call.operation().path("x-public").asBoolean()
              || call.operation().has("x-scope")
              || call.roles().contains(role);
      assertThat(status).as("%s as %s", call, role).isNotEqualTo(401);
      assertThat(status != 403).as("%s as %s: %s", call, role, status).isEqualTo(allowed);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCall")
  void reads_its_own_example(Calls.Call call) throws Exception {
    Optional<Body> body =
        examples.body(call).map(content -> new Body(examples.mediaType(call), content));
    HttpResponse<byte[]> answer = send(call.method(), examples.path(call), call.login(), body);
    assertThat(answer.statusCode())
        .as("%s: %s", call, new String(answer.body(), StandardCharsets.UTF_8))
        .isNotIn(400, 403, 405, 415, 500, 503);
  }

  @Test
  void a_notice_and_its_preview_are_written_as_their_examples_are() throws Exception {
    for (Calls.Call call : calls.all()) {
      if (List.of("createNotice", "previewNotice").contains(call.id())) {
        Body body = new Body("application/json", examples.body(call).orElseThrow());
        HttpResponse<byte[]> answer = send("POST", call.path(), "canbo", Optional.of(body));
        assertThat(answer.statusCode()).isIn(200, 201);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCall")
  void answers_head_as_get_without_a_body_and_options_with_its_methods(Calls.Call call)
      throws Exception {
    String path = examples.path(call);
    HttpResponse<byte[]> options = send("OPTIONS", path, null, Optional.empty());
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.headers().firstValue("Allow").orElse("")).contains(call.method(), "OPTIONS");
    if (call.method().equals("GET")) {
      HttpResponse<byte[]> head = send("HEAD", path, call.login(), Optional.empty());
      HttpResponse<byte[]> get = send("GET", path, call.login(), Optional.empty());
      assertThat(head.statusCode()).isEqualTo(get.statusCode());
      assertThat(head.body()).isEmpty();
      assertThat(header(head, "Content-Type")).isEqualTo(header(get, "Content-Type"));
      if (!call.path().equals("/metrics")) {
        assertThat(header(head, "Content-Length")).isEqualTo(header(get, "Content-Length"));
      }
    } else {
      HttpResponse<byte[]> other = send("DELETE", path, call.login(), Optional.empty());
      assertThat(other.statusCode()).isEqualTo(405);
      assertThat(header(other, "Allow").orElse("")).contains(call.method());
    }
  }

  private static Optional<String> header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("logins")
  void everybody_asks_who_he_is(String login) {
    var account = node.as(login).get("/accounts/me").expect(200).json();
    assertThat(account.path("login").asText()).isEqualTo(login);
    assertThat(account.path("roles").isArray()).isTrue();
  }

  static Stream<String> logins() {
    return Calls.LOGINS.values().stream();
  }

  @Test
  void the_address_alone_leads_to_the_explorer() throws Exception {
    HttpResponse<byte[]> home = send("GET", "/", null, Optional.empty());
    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(new String(home.body(), StandardCharsets.UTF_8)).contains("href=\"/docs\"");
  }
}
