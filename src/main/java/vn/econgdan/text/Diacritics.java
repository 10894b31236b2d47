package vn.econgdan.text;

import java.util.function.UnaryOperator;

/** Whether Vietnamese marks leave with the text; without them a part holds 160 characters. */
public enum Diacritics {
  STRIP(VietnameseLetters::stripped),
  KEEP(UnaryOperator.identity());

  private final UnaryOperator<String> treatment;

  Diacritics(UnaryOperator<String> treatment) {
    this.treatment = treatment;
  }

  String applyTo(String text) {
    return treatment.apply(text);
  }
}
