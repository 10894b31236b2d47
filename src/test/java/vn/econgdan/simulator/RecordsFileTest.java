package vn.econgdan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that a carrier leaves in a folder. */
class RecordsFileTest extends SimulatorFixture {
  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Override
  SimulatorOptions options() {
    return super.options().withRecordsDirectory(folder.resolve("vnpt"));
  }

  private HttpResponse<String> ask(Simulator carrier) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + carrier.controlPort() + "/records");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody());
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void the_file_appears_whole_under_a_name_that_tells_the_time() throws Exception {
    submitted(quietTransceiver(), "84900000001");

    String name = BehaviourJson.MAPPER.readTree(ask(smsc).body()).at("/file").asText();

    assertThat(name).matches("records-\\d{8}-\\d{9}\\.csv");
    assertThat(folder.resolve("vnpt")).isDirectoryContaining(file -> file.endsWith(name));
    assertThat(Files.readString(folder.resolve("vnpt").resolve(name)))
        .isEqualTo(smsc.records())
        .contains(",84900000001,eCONGDAN,");
  }

  @Test
  void without_a_folder_it_is_refused() throws Exception {
    try (Simulator carrier = Simulator.start(SimulatorOptions.defaults())) {
      assertThat(ask(carrier).statusCode()).isEqualTo(409);
    }
  }

  @Test
  void a_folder_that_cannot_be_made_is_told() throws Exception {
    Files.writeString(folder.resolve("vnpt"), "a file where the folder should be");

    HttpResponse<String> answer = ask(smsc);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("could not be written");
  }
}
