package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import vn.econgdan.app.edge.contract.ApiContract;
import vn.econgdan.app.edge.contract.ApiOperation;

/** The contract and the routes agree: nothing is reachable that is not admitted first. */
class ApiRoutesTest {
  /** Changes nothing although it is a POST. */
  private static final Set<String> ONLY_READ = Set.of("previewNotice");

  private final Map<String, List<Map<String, Object>>> stepsByOperation = steps();
  private final List<ApiOperation> operations = ApiContract.read().operations();

  @Test
  void every_operation_says_who_may_call() {
    assertThat(operations).hasSizeGreaterThan(30);
    assertThat(operations)
        .allMatch(
            operation ->
                operation.access().keyScope().isPresent()
                    || operation.open() != !operation.roles().isEmpty());
  }

  @Test
  void operation_ids_are_unique() {
    assertThat(operations.stream().map(ApiOperation::id)).doesNotHaveDuplicates();
  }

  @Test
  void the_first_step_of_every_operation_admits() {
    for (ApiOperation operation : withRoute()) {
      Map<String, Object> first = stepsByOperation.get(operation.id()).get(0);
      assertThat(first)
          .as("without api.authorize %s would be open to everybody", operation.id())
          .isEqualTo(Map.of("bean", Map.of("ref", "api", "method", "authorize")));
    }
  }

  @Test
  void whatever_changes_something_does_it_once_and_in_one_transaction() {
    for (ApiOperation operation : withRoute()) {
      boolean changes = !operation.method().equals("GET") && !ONLY_READ.contains(operation.id());
      assertThat(
              stepsByOperation.get(operation.id()).toString().contains("ref=idempotentTransaction"))
          .as(operation.id() + " in an idempotent transaction")
          .isEqualTo(changes);
    }
  }

  @Test
  void every_answer_is_written_by_the_edge() {
    for (ApiOperation operation : withRoute()) {
      assertThat(stepsByOperation.get(operation.id()).toString())
          .as("the last step of %s", operation.id())
          .containsPattern("\\{bean=\\{ref=api, method=respond}}](}}(, \\{wireTap=.*}})?])?$");
    }
  }

  @Test
  void no_route_pretends_to_be_an_operation() {
    Set<String> admitted = new TreeSet<>();
    stepsByOperation.forEach(
        (id, steps) -> {
          if (steps.toString().contains("method=admit")) {
            admitted.add(id);
          }
        });
    assertThat(operations.stream().map(ApiOperation::id)).containsAll(admitted);
  }

  /** Camel itself stops the start when an operation has no route (missingOperation: fail). */
  private List<ApiOperation> withRoute() {
    List<ApiOperation> found =
        operations.stream().filter(o -> stepsByOperation.containsKey(o.id())).toList();
    assertThat(found).hasSizeGreaterThanOrEqualTo(4);
    return found;
  }

  private static Map<String, List<Map<String, Object>>> steps() {
    Map<String, List<Map<String, Object>>> steps = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("routes"))) {
      files.filter(file -> file.toString().endsWith(".camel.yaml")).forEach(f -> read(f, steps));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return steps;
  }

  private static void read(Path file, Map<String, List<Map<String, Object>>> steps) {
    try {
      items(file).forEach(item -> route(item, steps));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> items(Path file) throws IOException {
    return (List<Map<String, Object>>)
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
  }

  /** An instance of a template as the route it becomes. */
  private static Map<String, Object> instance(Map<?, ?> templated) {
    try {
      for (Map<String, Object> item : items(Path.of("routes/01-api-call.camel.yaml"))) {
        Map<?, ?> template = (Map<?, ?>) item.get("routeTemplate");
        if (template.get("id").equals(templated.get("routeTemplateRef"))) {
          return Map.of(
              "route", filled(template.get("route"), (List<?>) templated.get("parameters")));
        }
      }
      throw new IllegalStateException("no template " + templated.get("routeTemplateRef"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object filled(Object part, List<?> parameters) {
    if (part instanceof Map<?, ?> map) {
      Map<Object, Object> full = new LinkedHashMap<>();
      map.forEach((name, value) -> full.put(name, filled(value, parameters)));
      return full;
    }
    if (part instanceof List<?> list) {
      return list.stream().map(item -> filled(item, parameters)).toList();
    }
    String text = String.valueOf(part);
    for (Object given : parameters) {
      Map<?, ?> parameter = (Map<?, ?>) given;
      text = text.replace("{{" + parameter.get("name") + "}}", "" + parameter.get("value"));
    }
    return text;
  }

  @SuppressWarnings("unchecked")
  private static void route(Map<?, ?> item, Map<String, List<Map<String, Object>>> steps) {
    if (item.get("templatedRoute") instanceof Map<?, ?> templated) {
      route(instance(templated), steps);
    } else if (item.get("route") instanceof Map<?, ?> route) {
      Map<String, Object> from = (Map<String, Object>) route.get("from");
      String uri = (String) from.get("uri");
      if (uri.startsWith("direct:")) {
        steps.put(uri.substring("direct:".length()), (List<Map<String, Object>>) from.get("steps"));
      }
    }
  }
}
