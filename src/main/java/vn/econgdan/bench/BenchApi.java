package vn.econgdan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** The product's API as any client sees it, over HTTP and with a login. */
final class BenchApi {
  private static final String PASSWORD = "econgdan";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String root;

  BenchApi(String host, int port) {
    this.root = "http://" + host + ":" + port + "/api/v1";
  }

  JsonNode get(String login, String path) {
    return call(request(login, path).GET());
  }

  JsonNode post(String login, String path, Map<String, ?> body) {
    return call(
        request(login, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(bytes(body))));
  }

  /** A whole CSV file. */
  JsonNode upload(String login, String path, byte[] csv) {
    return call(
        request(login, path)
            .header("Content-Type", "text/csv; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(csv)));
  }

  /** Reads a download to its end without keeping it; returns its octets. */
  long download(String login, String path) {
    HttpRequest request = request(login, path).GET().build();
    try (InputStream body = http.send(request, BodyHandlers.ofInputStream()).body()) {
      return body.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private HttpRequest.Builder request(String login, String path) {
    byte[] credentials = (login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(root + path))
        .timeout(PATIENCE)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  private JsonNode call(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      JsonNode answer = json.readTree(response.body());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            response.uri().getPath() + " answered " + response.statusCode() + ": " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }

  private byte[] bytes(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
