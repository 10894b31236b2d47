package vn.econgdan.notice.audience;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import vn.econgdan.text.SearchFold;

/**
 * Who shall receive a notice: the whole ward, or within each list any, between the lists all
 * (CONTRACT 4).
 */
public record AudienceRule(
    Boolean wholeWard, List<String> groups, List<String> tags, List<String> households) {

  public AudienceRule {
    groups = visible(groups);
    tags = visible(tags);
    households = visible(households);
  }

  /** What nobody sees is no part of a name; an item that is missing is refused later. */
  private static List<String> visible(List<String> items) {
    return items == null
        ? null
        : items.stream().map(item -> item == null ? null : SearchFold.visible(item)).toList();
  }

  /** Not named as a getter: JSON has {@code wholeWard} as it was given. */
  public boolean namesWholeWard() {
    return Boolean.TRUE.equals(wholeWard);
  }

  /** As the database keeps it. */
  public String json() {
    return RuleJson.write(this);
  }

  /** The rule that {@link #json} wrote. */
  public static AudienceRule ofJson(String json) {
    return RuleJson.read(json);
  }

  /** The same rule for other groups. */
  public AudienceRule withGroups(List<String> codes) {
    return new AudienceRule(wholeWard, codes, tags, households);
  }

  /** The lists that were given, empty ones too. */
  public Stream<List<String>> lists() {
    return Stream.of(groups, tags, households).filter(Objects::nonNull);
  }
}
