package vn.econgdan.notice.approval;

import java.util.List;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.notice.audience.Excluded;
import vn.econgdan.notice.content.RelatedNotice;
import vn.econgdan.text.Diacritics;
import vn.econgdan.text.Encoding;

/**
 * What would leave, both ways, for whom and at what cost (CONTRACT 4).
 *
 * @param relatesTo what it would do to another notice; null for none
 */
public record PreviewView(
    long people,
    long households,
    List<Excluded> excluded,
    List<Variant> variants,
    RelatedNotice relatesTo,
    List<Warning> warnings) {

  /**
   * The text with marks stripped or kept.
   *
   * @param text exactly as it would leave, ward prefix included
   * @param charsLeft in the last part
   * @param cost in đồng, for all people
   */
  public record Variant(
      Diacritics diacritics,
      Encoding encoding,
      String text,
      int parts,
      int charsLeft,
      long partsTotal,
      long cost) {}

  /**
   * Something to look at before it leaves.
   *
   * @param code stable, upper snake case
   * @param message what it means, in the reader's language
   */
  public record Warning(String code, Sentence message) {
    public static Warning of(String code, Object... arguments) {
      return new Warning(code, Sentence.of("refusal." + code, arguments));
    }
  }
}
