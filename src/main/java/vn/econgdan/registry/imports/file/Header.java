package vn.econgdan.registry.imports.file;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.text.SearchFold;

/**
 * Which column stands where.
 *
 * @param names how the file spells each column
 * @param width how many columns the header has, without empty ones at its end
 * @param ignored names of columns the registry does not keep
 */
record Header(
    Map<Column, Integer> places, Map<Column, String> names, int width, List<String> ignored) {

  /**
   * @throws BrokenFileException when a required column is missing or one is there twice
   */
  static Header read(List<String> names) {
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (int place = 0; place < names.size(); place++) {
      put(places, names.get(place), place);
    }
    refuseMissing(places);
    return new Header(places, spelled(places, names), width(names), ignored(names));
  }

  private static Map<Column, String> spelled(Map<Column, Integer> places, List<String> names) {
    Map<Column, String> spelled = new EnumMap<>(Column.class);
    places.forEach((column, place) -> spelled.put(column, shown(names.get(place))));
    return spelled;
  }

  /** By the contract's name of each column. */
  Map<String, String> namesByField() {
    return names.entrySet().stream()
        .collect(Collectors.toMap(name -> name.getKey().field(), Map.Entry::getValue));
  }

  private static void put(Map<Column, Integer> places, String name, int place) {
    Column.named(name)
        .filter(column -> places.put(column, place) != null)
        .ifPresent(column -> refuse(column, "DUPLICATE_COLUMN"));
  }

  private static void refuseMissing(Map<Column, Integer> places) {
    List<Problem> missing =
        Arrays.stream(Column.values())
            .filter(column -> column.required() && !places.containsKey(column))
            .map(column -> Problem.of(column.field(), "MISSING_COLUMN", column.field()))
            .toList();
    if (!missing.isEmpty()) {
      throw BrokenFileException.unacceptable(missing);
    }
  }

  private static void refuse(Column column, String code) {
    throw BrokenFileException.unacceptable(
        List.of(Problem.of(column.field(), code, column.field())));
  }

  private static int width(List<String> names) {
    int width = names.size();
    while (width > 0 && SearchFold.visible(names.get(width - 1)).isEmpty()) {
      width--;
    }
    return width;
  }

  private static List<String> ignored(List<String> names) {
    return names.stream()
        .map(SearchFold::visible)
        .filter(name -> !name.isEmpty() && Column.named(name).isEmpty())
        .map(Header::shown)
        .limit(50)
        .toList();
  }

  private static String shown(String name) {
    String seen = SearchFold.visible(name);
    return seen.substring(0, Math.min(seen.length(), 50)).replace('\0', ' ');
  }
}
