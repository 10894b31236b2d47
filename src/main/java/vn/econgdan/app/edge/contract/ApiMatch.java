package vn.econgdan.app.edge.contract;

import java.util.Map;
import java.util.Set;

/** What the contract knows of a method and a path. */
public sealed interface ApiMatch {

  /** The call, and the values of the path's placeholders. */
  record Found(ApiOperation operation, Map<String, String> path) implements ApiMatch {}

  /**
   * The path is known, the method is not.
   *
   * @param allowed with OPTIONS, and HEAD where there is GET
   */
  record OtherMethod(Set<String> allowed) implements ApiMatch {}

  /** Nothing is there. */
  record Nothing() implements ApiMatch {}
}
