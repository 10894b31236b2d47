package vn.econgdan.app.edge.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.econgdan.identity.KeyScope;
import vn.econgdan.kernel.Role;

/**
 * One call of the contract.
 *
 * @param access who may call
 * @param wardBound the caller acts in the name of a ward
 * @param query the parameters it knows; any other is refused
 * @param mediaTypes what its body may be; empty when it reads none
 * @param body what a JSON body may hold; empty when it reads none
 * @param largestBody in bytes
 * @param success the status when it is done
 */
public record ApiOperation(
    String id,
    String method,
    List<String> path,
    Access access,
    boolean wardBound,
    Map<String, ApiParameter> query,
    Set<String> mediaTypes,
    Optional<ApiSchema> body,
    long largestBody,
    int success) {

  /**
   * @param roles one of them suffices; empty for a public call
   * @param open anybody may call
   * @param person not with an API key: what a key could outlive its own revocation by
   * @param keyScope only direct from this machine, or with an API key of this scope
   * @param shownOnce fields of the answer that are never kept
   */
  public record Access(
      Set<Role> roles,
      boolean open,
      boolean person,
      Optional<KeyScope> keyScope,
      Set<String> shownOnce) {}

  static final long LARGEST_JSON = 1 << 20;
  public static final String JSON = "application/json";

  public Set<Role> roles() {
    return access.roles();
  }

  public boolean open() {
    return access.open();
  }

  /** Changes nothing, so that a key that may only read may call it. */
  public boolean reads() {
    return method.equals("GET");
  }

  public boolean readsJson() {
    return mediaTypes.contains(JSON);
  }

  /** A list that follows the one rule for {@code phone}, {@code q} and {@code sort}. */
  public boolean searched() {
    return paged() && query.containsKey("sort");
  }

  public boolean paged() {
    return query.containsKey("page") && query.containsKey("size");
  }
}
