package vn.econgdan.app.edge.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The OpenAPI document as the edge uses it: which call is meant, who may make it, how large. */
public final class ApiContract {
  private final JsonNode document;
  private final List<ApiOperation> operations;

  private ApiContract(JsonNode document) {
    this.document = document;
    this.operations = ApiOperations.of(document);
  }

  /**
   * Reads {@code openapi.json} from the class path.
   *
   * @throws UncheckedIOException when it is missing or not JSON
   * @throws IllegalArgumentException when an operation says neither x-roles nor x-public
   */
  public static ApiContract read() {
    try (InputStream in = ApiContract.class.getResourceAsStream("/openapi.json")) {
      return of(new ObjectMapper().readTree(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static ApiContract of(JsonNode document) {
    return new ApiContract(document);
  }

  public JsonNode document() {
    return document.deepCopy();
  }

  /** The document in UTF-8, the dates of its examples as they would be written on this day. */
  public byte[] documentOn(LocalDate day) {
    return DatedExamples.on(day, document()).toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  public List<ApiOperation> operations() {
    return operations;
  }

  /**
   * The operation of this id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public ApiOperation operation(String id) {
    return operations.stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no operation " + id));
  }

  /** A path without placeholders wins over one with; the path is still percent-encoded. */
  public ApiMatch find(String method, String path) {
    List<ApiMatch.Found> here = operations.stream().flatMap(o -> match(o, path).stream()).toList();
    if (here.isEmpty()) {
      return new ApiMatch.Nothing();
    }
    int fewest = here.stream().mapToInt(found -> found.path().size()).min().orElseThrow();
    List<ApiMatch.Found> nearest = here.stream().filter(f -> f.path().size() == fewest).toList();
    return nearest.stream()
        .filter(found -> found.operation().method().equals(method))
        .<ApiMatch>map(found -> found)
        .findFirst()
        .orElseGet(() -> new ApiMatch.OtherMethod(methods(nearest)));
  }

  private static Set<String> methods(List<ApiMatch.Found> found) {
    Set<String> methods =
        found.stream()
            .map(match -> match.operation().method())
            .collect(Collectors.toCollection(TreeSet::new));
    methods.add("OPTIONS");
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }

  private static Optional<ApiMatch.Found> match(ApiOperation operation, String path) {
    List<String> segments = segments(path);
    if (segments.size() != operation.path().size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      if (!matches(operation.path().get(i), segments.get(i), values)) {
        return Optional.empty();
      }
    }
    return Optional.of(new ApiMatch.Found(operation, values));
  }

  private static boolean matches(String template, String segment, Map<String, String> values) {
    if (!template.startsWith("{")) {
      return template.equals(segment);
    }
    values.put(template.substring(1, template.length() - 1), decoded(segment));
    return !segment.isEmpty();
  }

  /** A segment that is not proper percent-encoding stands for itself: it names nothing. */
  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException improper) {
      return segment;
    }
  }

  static List<String> segments(String path) {
    return new ArrayList<>(Arrays.asList(path.split("/", -1)));
  }
}
