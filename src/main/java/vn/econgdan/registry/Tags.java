package vn.econgdan.registry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.econgdan.text.SearchFold;

/** Labels of a citizen, e.g. {@code huu_tri} for pensioners; audiences are chosen by them. */
public final class Tags {
  private Tags() {}

  /** Between commas, semicolons or bars; each once. */
  public static List<String> split(String cell) {
    return distinct(Stream.of(cell.split("[,;|]")));
  }

  /** As they are kept: nothing invisible, and of those that are one tag by fold the first. */
  public static List<String> kept(Collection<String> tags) {
    return distinct(tags.stream());
  }

  /** As they are compared. */
  public static Set<String> folded(Collection<String> tags) {
    return tags.stream().map(SearchFold::fold).collect(Collectors.toSet());
  }

  private static List<String> distinct(Stream<String> tags) {
    Map<String, String> byFold = new LinkedHashMap<>();
    tags.map(SearchFold::visible)
        .filter(tag -> !SearchFold.fold(tag).isEmpty())
        .forEach(tag -> byFold.putIfAbsent(SearchFold.fold(tag), tag));
    return List.copyOf(byFold.values());
  }
}
