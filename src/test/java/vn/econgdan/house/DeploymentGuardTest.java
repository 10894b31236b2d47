package vn.econgdan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The image and the composition of machines, read without a container engine. */
class DeploymentGuardTest {
  private static final String COMPOSE = "docker-compose.yml";
  private static final String DOCKERFILE = "Dockerfile";
  private static final Set<String> OPEN_PATHS =
      Project.matches(
          Pattern.compile("\"(/(?:health|docs|openapi)[^\"{]*)\":\\s*\\{"),
          Project.text("src/main/resources/openapi.json"));
  private static final DeploymentGuard GUARD =
      new DeploymentGuard(settings(), Project.brokerQueues(), OPEN_PATHS);

  @Test
  void whatTheCompositionNamesExists() {
    assertThat(GUARD.complaints(COMPOSE, Project.text(COMPOSE))).isEmpty();
  }

  @Test
  void whatTheImageNamesExists() {
    assertThat(GUARD.complaints(DOCKERFILE, Project.text(DOCKERFILE))).isEmpty();
    assertThat(
            DeploymentGuard.copied(
                Project.text(DOCKERFILE), source -> Files.exists(Project.file(source))))
        .isEmpty();
  }

  @Test
  void portsFitEachOther() {
    assertThat(DeploymentGuard.ports(Project.text(COMPOSE), Project.text(DOCKERFILE))).isEmpty();
  }

  @Test
  void aSettingAQueueAndAPathThatDoNotExistAreReported() {
    String compose =
        """
        services:
          node:
            environment:
              ECONGDAN_NODE: one
              ECONGDAN_NOTE: misspelt
            healthcheck:
              test: curl -f http://localhost:8080/health/raedy
          broker:
            command: ["--queue", "dispatch.normal", "dispatch.slow"]
            # ECONGDAN_IN_A_COMMENT
        """;
    DeploymentGuard guard =
        new DeploymentGuard(
            Set.of("ECONGDAN_NODE"), Set.of("dispatch.normal"), Set.of("/health/ready"));
    assertThat(guard.complaints("compose", compose))
        .containsExactly(
            "compose: no such setting: ECONGDAN_NOTE",
            "compose: no such queue: dispatch.slow",
            "compose: no such open path: /health/raedy");
  }

  @Test
  void theBrokerOfTheCompositionIsOfTheClientsVersion() {
    assertThat(DeploymentGuard.brokers(Project.text(COMPOSE), Project.text("pom.xml"))).isEmpty();
    assertThat(
            DeploymentGuard.brokers(
                "image: ${ACTIVEMQ_IMAGE:-apache/activemq:6.3.2}",
                "<activemq.version>6.3.1</activemq.version>"))
        .containsExactly("the broker's image is 6.3.2, the jars are 6.3.1");
    assertThat(DeploymentGuard.brokers("image: postgres:17", "<activemq.version>6.3.1<"))
        .containsExactly("the broker's image is none, the jars are 6.3.1");
  }

  @Test
  void bothNodesLookIntoOneFolderOfRecords() {
    Map<String, Object> compose = read(Project.text(COMPOSE));
    Object folder = at(compose, "services", "node1", "environment", "ECONGDAN_RECORDS_URI");
    String mounted = "carrier-records:" + folder.toString().substring("file:".length());
    for (String node : List.of("node1", "node2")) {
      assertThat(at(compose, "services", node, "environment", "ECONGDAN_RECORDS_URI"))
          .as(node)
          .isEqualTo(folder);
      assertThat(at(compose, "services", node, "volumes")).as(node).isEqualTo(List.of(mounted));
    }
    assertThat(at(compose, "volumes").toString()).contains("carrier-records");
    assertThat(Project.text(DOCKERFILE))
        .as("owned by who runs there")
        .contains(
            "install -d -o econgdan -g econgdan " + folder.toString().substring("file:".length()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(String yaml) {
    return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  private static Object at(Map<?, ?> from, String... path) {
    Object found = from;
    for (String step : path) {
      found = value((Map<?, ?>) found, step);
    }
    return found;
  }

  /** A key may come by a merge. */
  private static Object value(Map<?, ?> map, String key) {
    Object own = map.get(key);
    return own == null && map.get("<<") instanceof Map<?, ?> merged ? value(merged, key) : own;
  }

  @Test
  void portsThatDoNotMeetAreReported() {
    String compose =
        """
        command: ["simulator", "--smpp-port", "2775", "--control-port", "8081"]
        ECONGDAN_SMPP_PORT: "2776"
        ports: ["127.0.0.1:8081:8088", "8080:8080"]
        """;
    assertThat(DeploymentGuard.ports(compose, "EXPOSE 9090\n"))
        .containsExactly(
            "no simulator listens on ECONGDAN_SMPP_PORT 2776",
            "nothing listens on port 8088 of the container",
            "nothing listens on port 9090 of the container");
  }

  @Test
  void aCopyOfWhatIsNotThereIsReported() {
    String dockerfile = "COPY pom.xml gone.txt ./\nCOPY --from=build /x y\n";
    assertThat(DeploymentGuard.copied(dockerfile, "pom.xml"::equals))
        .containsExactly("Dockerfile: COPY of what is not there: gone.txt");
  }

  /** What the program and what the broker's configuration read. */
  private static Set<String> settings() {
    Set<String> settings = Project.settings();
    Project.matches(
            Pattern.compile("\\$\\{(econgdan[\\w.]+)"), Project.text("broker-config/activemq.xml"))
        .forEach(key -> settings.add(key.toUpperCase(Locale.ROOT).replace('.', '_')));
    return settings;
  }

  @Test
  void theContractHasOpenPaths() {
    assertThat(OPEN_PATHS).contains("/health/live", "/health/ready");
  }
}
