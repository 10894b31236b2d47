package vn.econgdan.app.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import vn.econgdan.app.edge.contract.ApiContract;
import vn.econgdan.app.edge.contract.ApiOperation;

/** The contract's other calls, so that a test may load a few route files only: they do nothing. */
public final class AbsentRoutes extends RouteBuilder {
  private static final Pattern ENTRANCE =
      Pattern.compile("(?:uri: direct:|name: operation, value: )(\\w+)");

  private final List<ApiOperation> operations;
  private final List<Path> loaded;

  public AbsentRoutes(ApiContract contract, List<Path> loaded) {
    this.operations = contract.operations();
    this.loaded = loaded;
  }

  @Override
  public void configure() {
    Set<String> present =
        loaded.stream().flatMap(AbsentRoutes::entrances).collect(Collectors.toSet());
    operations.stream()
        .map(ApiOperation::id)
        .filter(id -> !present.contains(id))
        .forEach(id -> from("direct:" + id).routeId("absent-" + id).stop());
  }

  private static Stream<String> entrances(Path file) {
    try {
      return ENTRANCE.matcher(Files.readString(file)).results().map(hit -> hit.group(1));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
