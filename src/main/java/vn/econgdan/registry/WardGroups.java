package vn.econgdan.registry;

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
  /** "Tổ", "tổ dân phố", "TDP", "tổ số" before a number are no part of the code. */
  private static final String LABEL = "^(to dan pho|tdp|to)( so)?[ .]*(?=\\d)";

  private final Map<String, String> byFold = new HashMap<>();
  private final Set<String> codes = new HashSet<>();
  private final Set<String> created = new HashSet<>();

  WardGroups(Collection<String> existing) {
    existing.forEach(this::add);
  }

  private void add(String code) {
    codes.add(code);
    byFold.putIfAbsent(fold(code), code);
  }

  /** The registry's spelling of this code. */
  Optional<String> known(String typed) {
    return codes.contains(typed)
        ? Optional.of(typed)
        : Optional.ofNullable(byFold.get(fold(typed)));
  }

  /** From now on this import knows the group. */
  void create(String code) {
    add(code);
    created.add(code);
  }

  /** Whether this import brought the group: a slip of the pen would be seen on each of its rows. */
  boolean isNew(String code) {
    return created.contains(code);
  }

  Set<String> created() {
    return Set.copyOf(created);
  }

  static String fold(String code) {
    return SearchFold.fold(code).replaceFirst(LABEL, "");
  }
}
