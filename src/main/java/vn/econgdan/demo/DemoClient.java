package vn.econgdan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Calls our own API the way any client would: over HTTP, with a login. */
public final class DemoClient {
  private static final String PASSWORD = "econgdan";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String root;

  public DemoClient(String host, int port) {
    this.root = "http://" + host + ":" + port + "/api/v1";
  }

  public JsonNode get(String login, String path) {
    return call(request(login, path).GET().build());
  }

  public JsonNode post(String login, String path, Map<String, ?> body) {
    return call(request(login, path).POST(BodyPublishers.ofByteArray(bytes(body))).build());
  }

  /** A call that says everything by its path. */
  public JsonNode post(String login, String path) {
    return call(request(login, path).POST(BodyPublishers.noBody()).build());
  }

  private HttpRequest.Builder request(String login, String path) {
    byte[] credentials = (login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(root + path))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
        .header("Content-Type", "application/json");
  }

  private JsonNode call(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      JsonNode answer = json.readTree(response.body());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            request.uri().getPath() + " answered " + response.statusCode() + ": " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private byte[] bytes(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
