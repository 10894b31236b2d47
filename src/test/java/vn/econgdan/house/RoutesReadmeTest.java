package vn.econgdan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** routes/README.md says what is in routes/. */
class RoutesReadmeTest {
  private static final Path README = Project.file("routes/README.md");

  @Test
  void theTableOfContentsIsNotStale() throws IOException {
    String fresh = RoutesReadme.of(Flow.of(Project.file("routes")));
    if (System.getProperty("regenerate") != null) {
      Files.writeString(README, fresh);
    }
    assertThat(Files.exists(README) ? Files.readString(README) : "")
        .as("routes/README.md is stale: run %s", RoutesReadme.COMMAND)
        .isEqualTo(fresh);
  }

  @Test
  void aRouteThatChangedChangesTheTable() {
    String text =
        """
        - route:
            id: greeting
            description: A greeting | is read aloud.
            routeConfigurationId: work-errors
            from:
              uri: timer:greeting
              parameters: {period: 1000}
              steps:
                - log: {message: Hello}
        """;
    assertThat(RoutesReadme.of(Flow.of(Map.of("42-greeting.camel.yaml", text))))
        .endsWith(
            "| [42-greeting](42-greeting.camel.yaml) | `greeting` | `timer:greeting` |"
                + " A greeting \\| is read aloud. | work-errors |\n");
  }
}
