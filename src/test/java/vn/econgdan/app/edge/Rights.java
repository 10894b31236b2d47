package vn.econgdan.app.edge;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.econgdan.app.edge.contract.ApiContract;
import vn.econgdan.app.edge.contract.ApiOperation;
import vn.econgdan.kernel.Role;

/** Who may make which call, as a table written from the contract. */
final class Rights {
  static final String COMMAND = "./mvnw -q test -Dtest=RightsTest -Dregenerate";
  private static final String HEAD =
      """
      # Who may do what

      Nothing is allowed by default. A call without login gets 401, one with a wrong role 403. `ward`: in the name of one ward, one's own; an administrator of the whole system names it. A leader sees and writes his own groups only; whoever wrote, edited or submitted a notice never approves it (403); the carrier's back office sees no texts and masked numbers. An administrator reads the notices of every ward, and title and text of what is in doubt or held; he writes, submits and approves none, and gets no whole numbers. `person`: with login and password, an API key gets 403. `scope`: direct from this machine, or with an API key of that scope, whatever the role.

      This file is generated from [openapi.json](../src/main/resources/openapi.json): `%s`. ContractIT tries each of its cells.

      | call | %s | without login | |
      |---|%s---|---|
      """;

  private Rights() {}

  static String of(ApiContract contract) {
    List<Role> roles = List.of(Role.values());
    String names = roles.stream().map(Role::name).collect(Collectors.joining(" | "));
    return HEAD.formatted(COMMAND, names, "---|".repeat(roles.size()))
        + contract.operations().stream().map(o -> row(o, roles)).collect(Collectors.joining());
  }

  private static String row(ApiOperation operation, List<Role> roles) {
    String cells =
        roles.stream()
            .map(role -> cell(operation.open() || operation.roles().contains(role)))
            .collect(Collectors.joining(" | "));
    return "| `%s %s` | %s | %s | %s |%n"
        .formatted(
            operation.method(),
            String.join("/", operation.path()),
            cells,
            cell(operation.open()),
            notes(operation));
  }

  private static String cell(boolean allowed) {
    return allowed ? "yes" : "–";
  }

  private static String notes(ApiOperation operation) {
    return Stream.of(
            operation.wardBound() ? "ward" : "",
            operation.access().person() ? "person" : "",
            operation.access().keyScope().map(scope -> "scope " + scope).orElse(""))
        .filter(note -> !note.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
