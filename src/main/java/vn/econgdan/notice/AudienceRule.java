package vn.econgdan.notice;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Who shall receive a notice: the whole ward, or within each list any, between the lists all
 * (CONTRACT 4).
 */
public record AudienceRule(
    Boolean wholeWard, List<String> groups, List<String> tags, List<String> households) {

  boolean isWholeWard() {
    return Boolean.TRUE.equals(wholeWard);
  }

  AudienceRule withGroups(List<String> codes) {
    return new AudienceRule(wholeWard, codes, tags, households);
  }

  /** The lists that were given, empty ones too. */
  Stream<List<String>> lists() {
    return Stream.of(groups, tags, households).filter(Objects::nonNull);
  }
}
