package vn.econgdan.notice;

import java.util.List;
import vn.econgdan.text.Diacritics;
import vn.econgdan.text.Encoding;

/** What would leave, both ways, for whom and at what cost (CONTRACT 4). */
public record PreviewView(
    long people,
    long households,
    List<Excluded> excluded,
    List<Variant> variants,
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
   * @param code its sentence stands under {@code refusal.<code>}
   * @param arguments fill the sentence's {0}, {1}…
   */
  public record Warning(String code, List<String> arguments) {}
}
