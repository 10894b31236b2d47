package vn.econgdan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import vn.econgdan.kernel.BusinessClock;

/** The end of the demonstration: the month is charged, the carrier's file comes, both agree. */
final class DemoMonth {
  private static final String ADMINISTRATOR = "quantri";
  private static final String BACK_OFFICE = "doisoat";
  private static final Set<String> OVER = Set.of("MATCHED", "REJECTED");
  private static final int LONGEST_SECONDS = 60;

  private final DemoClient api;
  private final OptionalInt carrierControl;
  private final YearMonth month = YearMonth.from(BusinessClock.system().today());

  /**
   * @param carrierControl the control port of the simulator whose files this node reads
   */
  DemoMonth(DemoClient api, OptionalInt carrierControl) {
    this.api = api;
    this.carrierControl = carrierControl;
  }

  void charge() {
    api.post(ADMINISTRATOR, "/billing/months/" + month + "/run");
    JsonNode total = api.get(ADMINISTRATOR, "/billing/months/" + month).get("total");
    Demo.say(
        "charged",
        "tính cước",
        "%s subscriptions for %s: %s"
            .formatted(
                total.get("subscriptions"), month, DemoWords.amount(total.get("total").asLong())));
  }

  /** With a carrier of somebody else's there is no file yet: it says how one is handed in. */
  void reconcile() throws InterruptedException {
    if (carrierControl.isEmpty()) {
      Demo.say("records", "bảng kê", "hand in the carrier's file: POST /reconciliation/files");
      return;
    }
    String name = fileOfTheCarrier(carrierControl.getAsInt());
    Demo.say("records", "bảng kê", "the carrier leaves " + name + " in our folder");
    Optional<JsonNode> file = awaitEnd(name);
    if (file.isEmpty()) {
      Demo.say("waiting", "còn chờ", "the file is not matched after " + LONGEST_SECONDS + " s");
      return;
    }
    read(file.get());
    tell(api.get(BACK_OFFICE, "/reconciliation/months/" + month));
  }

  private static String fileOfTheCarrier(int port) {
    URI uri = URI.create("http://127.0.0.1:" + port + "/records");
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
      String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
      return new ObjectMapper().readTree(answer).required("file").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Optional<JsonNode> awaitEnd(String name) throws InterruptedException {
    for (int second = 0; second < LONGEST_SECONDS; second++) {
      JsonNode files = api.get(BACK_OFFICE, "/reconciliation/files").get("items");
      Optional<JsonNode> over =
          StreamSupport.stream(files.spliterator(), false)
              .filter(file -> file.path("name").asText().equals(name))
              .filter(file -> OVER.contains(file.get("state").asText()))
              .findFirst();
      if (over.isPresent()) {
        return over;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    return Optional.empty();
  }

  private static void read(JsonNode file) {
    Demo.say(
        "staged",
        "nhập bảng kê",
        "%s of %s lines accepted, file %s"
            .formatted(file.get("accepted"), file.get("rows"), file.get("state").asText()));
  }

  /** What stands on both sides; ours alone when an earlier run's carrier forgot its messages. */
  private void tell(JsonNode statement) {
    boolean agreed = statement.get("state").asText().equals("RECONCILED");
    Demo.say(
        agreed ? "reconciled" : "differs",
        "đối soát",
        "%s: ours %s, the carrier's %s, matched %s"
            .formatted(
                month,
                share(statement.get("ours")),
                share(statement.get("theirs")),
                share(statement.get("matched").get("ours"))));
  }

  private static String share(JsonNode share) {
    return "%s parts, %s"
        .formatted(share.get("parts"), DemoWords.amount(share.get("amount").asLong()));
  }
}
