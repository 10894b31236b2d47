package vn.econgdan.house;

import java.util.stream.Collectors;

/** The table of contents of routes/, written from the loaded routes. */
final class RoutesReadme {
  private static final String HEAD =
      """
      # Routes

      The whole flow, in the order data travels. `direct:` is the same thread and transaction, a queue \
      is a boundary. A call of the REST interface comes in at the route of `direct:` and its \
      operationId in [openapi.json](../src/main/resources/openapi.json); those that only ask a door stand in \
      [api/](api), each an instance of a template of [01-api-call](01-api-call.camel.yaml). The error policies stand in [00-errors](00-errors.camel.yaml).

      This file is generated from the loaded routes: `%s`

      | file | route | from | what it does | errors |
      |---|---|---|---|---|
      """;
  static final String COMMAND = "./mvnw -q test -Dtest=RoutesReadmeTest -Dregenerate";

  private RoutesReadme() {}

  static String of(Flow flow) {
    return HEAD.formatted(COMMAND)
        + flow.routes().stream().map(RoutesReadme::row).collect(Collectors.joining());
  }

  private static String row(FlowRoute route) {
    return "| [%s](%s) | `%s` | `%s` | %s | %s |%n"
        .formatted(
            route.file().replace(".camel.yaml", ""),
            route.file(),
            route.id(),
            route.from().replaceFirst("\\?.*", ""),
            route.description().replace("|", "\\|"),
            route.errorPolicy().orElse("–"));
  }
}
