package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.edge.TestApi.Call;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.kernel.BusinessClock;

/** "Later" is an answer too (DESIGN 4.6). */
class ApiWithoutDatabaseIT {
  @TempDir static Path temp;

  @Test
  void while_the_database_is_away_callers_are_told_to_come_again() throws Exception {
    try (TestDatabase database = TestDatabase.start(temp.resolve("data"), 4);
        TestApi api = new TestApi(database.app(), database.worker(), BusinessClock.system())) {
      Call call = new Call("GET", "/api/v1/notices", "canbo", null, "Accept-Language", "en");
      assertThat(api.send(call).statusCode()).isEqualTo(200);
      database.stopServer();
      HttpResponse<String> answer = api.send(call);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(TestApi.json(answer).path("detail").asText()).contains("try again");
      assertThat(answer.body()).doesNotContain("jdbc").doesNotContain("Exception");
    }
  }
}
