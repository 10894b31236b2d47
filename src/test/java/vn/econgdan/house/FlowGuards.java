package vn.econgdan.house;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What every route must say, each as a list of complaints; an empty list is good. */
final class FlowGuards {
  private static final Pattern QUEUE = Pattern.compile("activemq6:(?:queue:)?([^?]+)");
  private static final Pattern LITERAL =
      Pattern.compile(
          "localhost|\\d{1,3}(?:\\.\\d{1,3}){3}|\\w+://(?!\\{\\{)|"
              + "(?i:password|secret|token|passwd)\\w*[\"']?[:=]\\s*[\"']?(?!\\{\\{)[^\\s\"'{]");

  private FlowGuards() {}

  /** The id starts with the stem of its file, so that a log line leads to the file; none twice. */
  static List<String> ids(Flow flow) {
    Set<String> seen = new HashSet<>();
    return complaints(
        flow,
        route -> {
          if (route.id() == null || !(route.id() + "-").startsWith(route.stem() + "-")) {
            return "id %s does not start with %s".formatted(route.id(), route.stem());
          }
          return seen.add(route.id()) ? null : "id " + route.id() + " is taken";
        });
  }

  static List<String> sentences(Flow flow) {
    return complaints(
        flow, route -> isSentence(route.description()) ? null : "description is no sentence");
  }

  private static boolean isSentence(String text) {
    return text != null
        && Character.isUpperCase(text.charAt(0))
        && text.split("\\s+").length > 2
        && !text.replaceFirst("\\.$", "").contains(". ");
  }

  /** The policies stand in one file, and every route picks one of them. */
  static List<String> errorPolicies(Flow flow) {
    List<String> found =
        complaints(
            flow,
            route ->
                route.errorPolicy().filter(flow.policies()::containsKey).isPresent()
                    ? null
                    : "no such error policy: " + route.errorPolicy().orElse("none named"));
    flow.policies()
        .forEach(
            (policy, file) -> {
              if (!file.equals("00-errors.camel.yaml")) {
                found.add(file + ": error policy " + policy + " belongs to 00-errors.camel.yaml");
              }
            });
    return found;
  }

  static List<String> idsOfLeavingSteps(Flow flow) {
    return flow.routes().stream()
        .flatMap(route -> route.steps().stream())
        .filter(step -> step.leaves() && step.id().isEmpty())
        .map(step -> step.route() + ": the step to " + step.uri() + " has no id")
        .toList();
  }

  /** Queues in the routes are those of the broker, and back: each is fed and emptied. */
  static List<String> queues(Flow flow, Set<String> broker) {
    Set<String> read = queuesIn(flow.routes().stream().map(FlowRoute::from));
    Set<String> written =
        queuesIn(
            flow.routes().stream()
                .flatMap(route -> route.steps().stream())
                .map(FlowRoute.Step::uri));
    List<String> found = new ArrayList<>();
    broker.stream()
        .filter(queue -> read.stream().noneMatch(from -> covers(from, queue)))
        .forEach(queue -> found.add("no route reads queue " + queue));
    broker.stream()
        .filter(queue -> written.stream().noneMatch(to -> covers(to, queue)))
        .forEach(queue -> found.add("no route writes queue " + queue));
    Stream.concat(read.stream(), written.stream())
        .filter(named -> broker.stream().noneMatch(queue -> covers(named, queue)))
        .forEach(named -> found.add("broker-config/activemq.xml has no queue " + named));
    return found;
  }

  private static Set<String> queuesIn(Stream<String> uris) {
    Set<String> queues = new TreeSet<>();
    uris.map(QUEUE::matcher).filter(Matcher::lookingAt).forEach(m -> queues.add(m.group(1)));
    return queues;
  }

  /** An expression in the name of a toD, or a template's parameter, stands for any one word. */
  private static boolean covers(String named, String queue) {
    String[] fixed = named.split("\\$\\{[^}]*}|\\{\\{[^}]*}}", -1);
    String pattern = Stream.of(fixed).map(Pattern::quote).reduce((a, b) -> a + "\\w+" + b).get();
    return queue.matches(pattern);
  }

  static List<String> zones(Flow flow) {
    return complaints(
        flow,
        route ->
            !route.from().startsWith("quartz:")
                    || route.from().contains("trigger.timeZone=Asia/Ho_Chi_Minh")
                ? null
                : "a timetable without trigger.timeZone: Asia/Ho_Chi_Minh");
  }

  /** Hosts and secrets are settings. */
  static List<String> literals(Flow flow) {
    List<String> found = new ArrayList<>();
    flow.texts()
        .forEach(
            (file, text) ->
                text.lines()
                    .filter(line -> !line.strip().startsWith("#"))
                    .map(LITERAL::matcher)
                    .filter(Matcher::find)
                    .forEach(m -> found.add(file + ": “" + m.group() + "” is a setting's")));
    return found;
  }

  private static List<String> complaints(Flow flow, Function<FlowRoute, String> check) {
    List<String> found = new ArrayList<>();
    for (FlowRoute route : flow.routes()) {
      String complaint = check.apply(route);
      if (complaint != null) {
        found.add(route.file() + ", route " + route.id() + ": " + complaint);
      }
    }
    return found;
  }
}
