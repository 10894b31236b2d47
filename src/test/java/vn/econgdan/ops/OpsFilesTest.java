package vn.econgdan.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What lies in ops/ names metrics that are exposed; docs/operations.md is their list. */
class OpsFilesTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (\\w+) \\|");
  private static final Pattern METRIC = Pattern.compile("\\b((?:econgdan|jvm|process)_[a-z0-9_]+)");

  private static String text(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  /** Names as a query may write them. */
  private static Set<String> exposed() throws IOException {
    Set<String> names = new TreeSet<>();
    ROW.matcher(text("docs/operations.md"))
        .results()
        .forEach(
            row -> {
              names.add(row.group(1));
              if (row.group(2).equals("histogram")) {
                Stream.of("_bucket", "_sum", "_count")
                    .forEach(end -> names.add(row.group(1) + end));
              }
            });
    return names;
  }

  private static Set<String> metrics(String query) {
    return METRIC.matcher(query).results().map(hit -> hit.group(1)).collect(Collectors.toSet());
  }

  private static List<String> queriesOf(JsonNode dashboard) {
    List<String> queries = new ArrayList<>();
    dashboard.findValues("expr").forEach(query -> queries.add(query.asText()));
    dashboard.findValues("definition").forEach(query -> queries.add(query.asText()));
    return queries;
  }

  @Test
  void the_dashboard_asks_only_for_what_is_exposed_and_leaves_nothing_of_ours_out()
      throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(text("ops/grafana-dashboard.json"));
    Set<String> asked = new TreeSet<>();
    queriesOf(dashboard).forEach(query -> asked.addAll(metrics(query)));
    assertThat(exposed()).containsAll(asked);
    Set<String> families =
        asked.stream().map(name -> name.replaceFirst("_bucket$", "")).collect(Collectors.toSet());
    assertThat(families).containsAll(exposed().stream().filter(OpsFilesTest::isOurFamily).toList());
  }

  private static boolean isOurFamily(String name) {
    return name.startsWith("econgdan_") && !name.matches(".*_(bucket|sum|count)");
  }

  @Test
  void every_panel_has_its_place_and_its_own_number() throws IOException {
    JsonNode panels = new ObjectMapper().readTree(text("ops/grafana-dashboard.json")).get("panels");
    Set<Integer> ids = new HashSet<>();
    Set<String> places = new HashSet<>();
    for (JsonNode panel : panels) {
      assertThat(ids.add(panel.get("id").asInt())).isTrue();
      assertThat(places.add(panel.get("gridPos").get("x") + "/" + panel.get("gridPos").get("y")))
          .as(panel.get("title").asText())
          .isTrue();
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void every_rule_asks_for_what_is_exposed_and_says_what_to_do() throws IOException {
    Map<String, Object> file = (Map<String, Object>) yaml("ops/prometheus-alerts.yml");
    Map<String, Object> group = ((List<Map<String, Object>>) file.get("groups")).get(0);
    List<Map<String, Object>> rules = (List<Map<String, Object>>) group.get("rules");
    assertThat(rules).hasSizeGreaterThan(10);
    assertThat(rules).extracting(rule -> rule.get("alert")).doesNotHaveDuplicates();
    for (Map<String, Object> rule : rules) {
      String name = rule.get("alert").toString();
      assertThat(exposed()).as(name).containsAll(metrics(rule.get("expr").toString()));
      assertThat(rule.get("for").toString()).as(name).matches("\\d+[mh]");
      assertThat(rule.get("labels").toString()).matches("\\{severity=(info|warning|critical)}");
      assertThat(((Map<String, String>) rule.get("annotations")).keySet())
          .containsExactlyInAnyOrder("summary", "description");
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void the_example_scrapes_our_path_with_a_key() throws IOException {
    Map<String, Object> file = (Map<String, Object>) yaml("ops/prometheus.yml");
    Map<String, Object> job = ((List<Map<String, Object>>) file.get("scrape_configs")).get(0);
    assertThat(job).containsEntry("metrics_path", "/metrics");
    assertThat(job.get("authorization").toString()).contains("Bearer");
    for (Object rules : (List<Object>) file.get("rule_files")) {
      assertThat(Path.of("ops", rules.toString())).exists();
    }
  }

  @Test
  void every_condition_has_a_row_in_the_table_of_alarms() throws IOException {
    String readme = text("README.md");
    Stream.of(Conditions.OF_A_NODE, Conditions.OF_ALL, Set.of(AlarmWebhook.KIND))
        .flatMap(Set::stream)
        .forEach(kind -> assertThat(readme).contains("| " + kind + " |"));
  }

  private static Object yaml(String file) throws IOException {
    return new Load(LoadSettings.builder().build()).loadFromString(text(file));
  }
}
