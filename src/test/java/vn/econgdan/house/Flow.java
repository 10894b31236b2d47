package vn.econgdan.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The routes as Camel's own YAML loader reads them; loaded, not started.
 *
 * @param texts file name to content
 * @param policies the error policies, by id, with the file that declares them
 */
record Flow(Map<String, String> texts, List<FlowRoute> routes, Map<String, String> policies) {

  /** What every call of the contract has in common. */
  private static final String CALLS = "01-api-call.camel.yaml";

  /** With the folders in it. */
  static Flow of(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      Map<String, String> texts = new TreeMap<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".camel.yaml")).toList()) {
        texts.put(directory.relativize(file).toString(), Files.readString(file));
      }
      return of(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Flow of(Map<String, String> texts) {
    Flow flow = new Flow(new TreeMap<>(texts), new ArrayList<>(), new TreeMap<>());
    flow.texts.forEach(flow::load);
    return flow;
  }

  Set<String> policyIds() {
    return new TreeSet<>(policies.keySet());
  }

  private void load(String file, String text) {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      boolean instances = text.contains("templatedRoute:");
      if (instances) {
        read(context, CALLS, texts.get(CALLS));
      }
      read(context, file, text);
      for (RouteConfigurationDefinition policy : context.getRouteConfigurationDefinitions()) {
        policies.put(policy.getId(), file);
      }
      for (RouteDefinition route : context.getRouteDefinitions()) {
        if (!isContract(route)) {
          routes.add(FlowRoute.of(file, route));
        }
      }
      if (!instances) {
        templates(file, context);
      }
    } catch (Exception e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static void read(DefaultCamelContext context, String file, String text) throws Exception {
    PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file, text));
  }

  private void templates(String file, DefaultCamelContext context) {
    for (RouteTemplateDefinition template : context.getRouteTemplateDefinitions()) {
      routes.add(
          new FlowRoute(
              file,
              template.getId(),
              template.getDescriptionText(),
              Map.of(),
              template.getRoute()));
    }
  }

  /** What Camel makes of the OpenAPI document: it only hands over to the routes of operations. */
  private static boolean isContract(RouteDefinition route) {
    return route.getInput().getEndpointUri().startsWith("rest-openapi:");
  }
}
