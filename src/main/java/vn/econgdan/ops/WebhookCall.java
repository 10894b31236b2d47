package vn.econgdan.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.econgdan.kernel.BusinessClock;

/** One POST of one event, signed; redirects are not followed, and what comes back is not read. */
final class WebhookCall {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AlarmWebhook.Target target;
  private final BusinessClock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  WebhookCall(AlarmWebhook.Target target, BusinessClock clock) {
    this.target = target;
    this.clock = clock;
  }

  /** Why it was not taken; nothing when it was. */
  Optional<String> tell(WebhookStore.Event event) {
    var answer = http.sendAsync(request(event), BodyHandlers.discarding());
    try {
      // the request's own timeout ends with the headers: a body may drip for ever
      int status = answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS).statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of("HTTP " + status);
    } catch (ExecutionException e) {
      return Optional.of(e.getCause().getClass().getSimpleName());
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Optional.of("no answer in " + ANSWER.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the program ends");
    }
  }

  private HttpRequest request(WebhookStore.Event event) {
    String body = body(event);
    String time = Long.toString(clock.now().getEpochSecond());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.url())
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "eCONGDAN")
            .header("X-Econgdan-Event", event.publicId())
            .header("X-Econgdan-Timestamp", time)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    target
        .secret()
        .ifPresent(
            secret ->
                request.header("X-Econgdan-Signature", "v1=" + hmac(secret, time + "." + body)));
    return request.build();
  }

  /** Kind, subject, ward and times: nothing of a person, also not who acknowledged it. */
  private static String body(WebhookStore.Event event) {
    Map<String, Object> alarm = new LinkedHashMap<>();
    alarm.put("id", Long.toString(event.alarmId()));
    alarm.put("kind", event.kind());
    alarm.put("subject", event.subject());
    alarm.put("ward", event.wardCode());
    alarm.put("openedAt", event.openedAt().toString());
    alarm.put("link", "/api/v1/ops/alarms?open=true");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("v", 1);
    body.put("id", event.publicId());
    body.put("event", event.event());
    body.put("at", event.at().toString());
    body.put("alarm", alarm);
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings is always JSON", e);
    }
  }

  /** HMAC-SHA256 in hex of "timestamp.body". */
  static String hmac(String secret, String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
