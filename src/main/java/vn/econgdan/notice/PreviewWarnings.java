package vn.econgdan.notice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.econgdan.notice.PreviewView.Variant;
import vn.econgdan.notice.PreviewView.Warning;
import vn.econgdan.text.Diacritics;

/** What a writer should see before he hands a draft in; none of it stops him. */
final class PreviewWarnings {
  private PreviewWarnings() {}

  static List<Warning> of(
      DraftAcceptance.Accepted accepted,
      long people,
      List<Variant> variants,
      Optional<RelatedNotice> related) {
    return Stream.of(
            SendWarnings.of(accepted.text(), accepted.timing(), people),
            marksCost(accepted, variants).stream().toList(),
            Relations.warnings(related))
        .flatMap(List::stream)
        .toList();
  }

  /** Keeping the marks makes the text dearer than it need be. */
  private static Optional<Warning> marksCost(
      DraftAcceptance.Accepted accepted, List<Variant> variants) {
    int parts = accepted.text().parts().size();
    return variants.stream()
        .filter(variant -> accepted.content().diacritics() == Diacritics.KEEP)
        .filter(variant -> variant.diacritics() == Diacritics.STRIP && variant.parts() < parts)
        .findFirst()
        .flatMap(stripped -> warning("MARKS_COST", parts, stripped.parts()));
  }

  private static Optional<Warning> warning(String code, Object... arguments) {
    return Optional.of(Warning.of(code, arguments));
  }
}
