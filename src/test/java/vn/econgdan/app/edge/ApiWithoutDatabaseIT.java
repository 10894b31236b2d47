package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.app.edge.TestApi.Call;
import vn.econgdan.app.servers.DataDirectory;
import vn.econgdan.app.servers.Database;
import vn.econgdan.app.servers.Database.Pool;
import vn.econgdan.app.servers.EmbeddedPostgres;
import vn.econgdan.app.servers.Jdbis;
import vn.econgdan.kernel.BusinessClock;

/** "Later" is an answer too (DESIGN 4.6). */
class ApiWithoutDatabaseIT {
  private static final Pool POOL = new Pool("test", 4, "classpath:db/migration");

  @TempDir Path temp;

  @Test
  void while_the_database_is_away_callers_are_told_to_come_again() throws Exception {
    try (DataDirectory directory = DataDirectory.open(temp.resolve("data"))) {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
      try (Database database = Database.embedded(postgres, directory.secrets(), POOL)) {
        toldToComeAgain(database, postgres);
      }
    }
  }

  private static void toldToComeAgain(Database database, EmbeddedPostgres postgres)
      throws Exception {
    try (TestApi api =
        new TestApi(
            Jdbis.of(database.app()), Jdbis.of(database.worker()), BusinessClock.system())) {
      Call call = new Call("GET", "/api/v1/notices", "canbo", null, "Accept-Language", "en");
      assertThat(api.send(call).statusCode()).isEqualTo(200);
      postgres.close();
      HttpResponse<String> answer = api.send(call);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(TestApi.json(answer).path("detail").asText()).contains("try again");
      assertThat(answer.body()).doesNotContain("jdbc").doesNotContain("Exception");
    }
  }
}
