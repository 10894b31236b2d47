package vn.econgdan.registry.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.econgdan.text.SearchFold;

/**
 * The groups of a ward as an import meets them: lists write "tổ 55b" where the registry says 55B.
 */
final class WardGroups {
  private final Map<String, String> byFold = new HashMap<>();
  private final Map<String, String> byLook = new HashMap<>();
  private final Set<String> created = new HashSet<>();

  /**
   * @param written how many rows a file has for each code: of new ones that look alike, the one
   *     most rows have is no slip
   */
  WardGroups(Collection<String> existing, Map<String, Integer> written) {
    existing.forEach(code -> byFold.putIfAbsent(SearchFold.foldGroup(code), code));
    existing.forEach(code -> byLook.putIfAbsent(look(code), code));
    written.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(code -> byLook.putIfAbsent(look(code.getKey()), code.getKey()));
  }

  /** The registry's spelling of this code. */
  Optional<String> known(String typed) {
    return Optional.ofNullable(byFold.get(SearchFold.foldGroup(typed)));
  }

  /** Another group that was probably meant: 55B for "55B.", "55 B", "5SB" or "055B". */
  Optional<String> meant(String typed) {
    return Optional.ofNullable(byLook.get(look(typed)))
        .filter(code -> !SearchFold.foldGroup(code).equals(SearchFold.foldGroup(typed)));
  }

  /** From now on this import knows the group. */
  void create(String code) {
    if (byFold.putIfAbsent(SearchFold.foldGroup(code), code) == null) {
      created.add(code);
    }
  }

  Set<String> created() {
    return Set.copyOf(created);
  }

  private static String look(String code) {
    return CodeLook.of(SearchFold.foldGroup(code));
  }
}
