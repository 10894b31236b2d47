package vn.econgdan.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.econgdan.app.edge.AnswerCheck;

/** A client of the API with a login; answers are status and JSON. */
final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of accounts that tests make. */
  static final String PASSWORD = "bon-tu-khong-dinh-nhau";

  private static final Set<String> OF_DEMO =
      Set.of(
          "canbo", "lanhdao", "dieuphoi", "totruong", "canbo2", "lanhdao2", "doisoat", "quantri");

  /** Every answer is one the contract names. */
  private static final AnswerCheck ANSWERS = AnswerCheck.ofContract();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String root;
  private final String login;
  private final Map<String, String> headers = new HashMap<>();

  /** What came back; {@code json} is null when the body is not JSON. */
  record Answer(int status, JsonNode json, byte[] body) {
    Answer expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError("expected " + wanted + ", got " + status + ": " + text());
      }
      return this;
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    String id() {
      return json.get("id").asText();
    }
  }

  /**
   * @param login null for nobody; {@code who:what} for one whose password is no usual one
   */
  ApiClient(String root, String login) {
    this.root = root;
    this.login = login;
  }

  ApiClient header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Any method; no body when it is null. */
  Answer call(String method, String path, Object body) {
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes(body));
    return send(request(path).method(method, publisher));
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, Object body) {
    return send(request(path).POST(BodyPublishers.ofByteArray(bytes(body))));
  }

  Answer put(String path, Object body) {
    return send(request(path).PUT(BodyPublishers.ofByteArray(bytes(body))));
  }

  /** A raw body of any media type. */
  Answer upload(String path, String contentType, byte[] body) {
    headers.put("Content-Type", contentType);
    return send(request(path).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(
                path.matches("/(health|metrics).*") ? root + path : root + "/api/v1" + path));
    headers.putIfAbsent("Content-Type", "application/json");
    headers.forEach(request::header);
    if (login == null) {
      return request;
    }
    String usual = OF_DEMO.contains(login.toLowerCase(Locale.ROOT)) ? "econgdan" : PASSWORD;
    String pair = login.contains(":") ? login : login + ":" + usual;
    byte[] credentials = pair.getBytes(StandardCharsets.UTF_8);
    return request.header(
        "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      String type = response.headers().firstValue("Content-Type").orElse("");
      ANSWERS.check(
          new AnswerCheck.Answer(
              response.request().method(),
              response.uri().getRawPath(),
              response.statusCode(),
              type,
              response.body()));
      JsonNode json = type.contains("json") ? JSON.readTree(response.body()) : null;
      return new Answer(response.statusCode(), json, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Object body) {
    if (body instanceof byte[] raw) {
      return raw;
    }
    if (body instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return JSON.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
