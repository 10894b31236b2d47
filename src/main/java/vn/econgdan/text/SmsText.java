package vn.econgdan.text;

import java.util.List;

/**
 * A text ready to leave.
 *
 * @param text exactly as it leaves, ward prefix included; what the approver signs
 * @param encoding of all parts
 * @param parts in order, at least one
 * @param charsLeft septets or UTF-16 units that still fit in the last part
 * @param warnings what the writer should see first
 */
public record SmsText(
    String text, Encoding encoding, List<Part> parts, int charsLeft, List<TextWarning> warnings) {
  public SmsText {
    parts = List.copyOf(parts);
    warnings = List.copyOf(warnings);
  }

  static SmsText of(String text, List<TextWarning> warnings) {
    Encoding encoding = Encoding.of(text);
    List<Part> parts = PartCutter.cut(text, encoding);
    int used = parts.get(parts.size() - 1).userData().length;
    int left = encoding.units(encoding.limit(parts.size()) - used);
    return new SmsText(text, encoding, parts, left, warnings);
  }
}
