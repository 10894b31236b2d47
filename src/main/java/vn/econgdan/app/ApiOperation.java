package vn.econgdan.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.econgdan.kernel.Role;

/**
 * One call of the contract.
 *
 * @param roles who may call; one of them suffices; empty for a public call
 * @param open anybody may call
 * @param loopback anybody may call it from this machine itself
 * @param wardBound the caller acts in the name of a ward
 * @param query the parameters it knows; any other is refused
 * @param mediaTypes what its body may be; empty when it reads none
 * @param largestBody in bytes
 * @param success the status when it is done
 */
record ApiOperation(
    String id,
    String method,
    List<String> path,
    Set<Role> roles,
    boolean open,
    boolean loopback,
    boolean wardBound,
    Map<String, ApiParameter> query,
    Set<String> mediaTypes,
    long largestBody,
    int success) {
  static final long LARGEST_JSON = 1 << 20;
  static final String JSON = "application/json";

  boolean readsJson() {
    return mediaTypes.contains(JSON);
  }

  boolean paged() {
    return query.containsKey("page") && query.containsKey("size");
  }
}
