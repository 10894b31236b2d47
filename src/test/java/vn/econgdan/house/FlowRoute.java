package vn.econgdan.house;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/**
 * One route, instance of a template, or template of routes, as Camel understood the file.
 *
 * @param file the file's name, e.g. {@code 20-schedule-sends.camel.yaml} or {@code
 *     api/ops.camel.yaml}
 * @param parameters of an instance of a template
 */
record FlowRoute(
    String file,
    String id,
    String description,
    Map<String, String> parameters,
    RouteDefinition definition) {

  static FlowRoute of(String file, RouteDefinition route) {
    Map<String, String> given = new TreeMap<>();
    if (route.getTemplateParameters() != null) {
      route.getTemplateParameters().forEach((name, value) -> given.put(name, value.toString()));
    }
    String said = resolved(route.getDescriptionText(), given);
    return new FlowRoute(file, route.getId(), said, given, route);
  }

  String from() {
    return resolved(definition.getInput().getEndpointUri());
  }

  /** With the parameters in the places of their names. */
  String resolved(String text) {
    return resolved(text, parameters);
  }

  private static String resolved(String text, Map<String, String> parameters) {
    String full = text;
    for (Map.Entry<String, String> given : parameters.entrySet()) {
      full = full == null ? null : full.replace("{{" + given.getKey() + "}}", given.getValue());
    }
    return full;
  }

  Optional<String> errorPolicy() {
    return Optional.ofNullable(definition.getRouteConfigurationId());
  }

  /** The file's name without folder, number and ending. */
  String stem() {
    return file.replaceFirst("^.*/", "").replaceFirst("^\\d+-", "").replace(".camel.yaml", "");
  }

  List<Step> steps() {
    return Stream.concat(
            uris(ToDefinition.class, ToDefinition::getEndpointUri),
            Stream.concat(
                uris(ToDynamicDefinition.class, ToDynamicDefinition::getUri),
                uris(EnrichDefinition.class, FlowRoute::enriching)))
        .toList();
  }

  <T extends ProcessorDefinition<?>> List<T> all(Class<T> type) {
    return List.copyOf(
        ProcessorDefinitionHelper.filterTypeInOutputs(definition.getOutputs(), type));
  }

  List<BeanDefinition> beans() {
    return all(BeanDefinition.class);
  }

  private static String enriching(EnrichDefinition step) {
    return String.valueOf(step.getExpression());
  }

  private <T extends ProcessorDefinition<?>> Stream<Step> uris(
      Class<T> type, Function<T, String> uri) {
    return all(type).stream().map(step -> new Step(id, uri.apply(step), customId(step)));
  }

  private static Optional<String> customId(OptionalIdentifiedDefinition<?> step) {
    return Optional.ofNullable(step.getId());
  }

  /** A step that goes to an endpoint. */
  record Step(String route, String uri, Optional<String> id) {
    /** Whether it leaves the process: everything but a call of another route and a log line. */
    boolean leaves() {
      return !uri.startsWith("direct:") && !uri.startsWith("log:");
    }
  }
}
