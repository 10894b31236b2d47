package vn.econgdan.notice.approval;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.econgdan.notice.approval.PreviewView.Variant;
import vn.econgdan.notice.approval.PreviewView.Warning;
import vn.econgdan.notice.content.AcceptedDraft;
import vn.econgdan.notice.content.RelatedNotice;
import vn.econgdan.text.Diacritics;

/** What a writer should see before he hands a draft in; none of it stops him. */
public final class PreviewWarnings {
  private PreviewWarnings() {}

  /** In the order they are shown; empty when there is nothing to say. */
  public static List<Warning> of(
      AcceptedDraft accepted,
      long people,
      List<Variant> variants,
      Optional<RelatedNotice> related) {
    return Stream.of(
            SendWarnings.of(accepted.text(), accepted.timing(), people),
            marksCost(accepted, variants).stream().toList(),
            RelationWarnings.of(related))
        .flatMap(List::stream)
        .toList();
  }

  /** Keeping the marks makes the text dearer than it need be. */
  private static Optional<Warning> marksCost(AcceptedDraft accepted, List<Variant> variants) {
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
