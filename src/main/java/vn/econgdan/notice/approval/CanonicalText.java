package vn.econgdan.notice.approval;

/**
 * A text in which each value stands behind its name and its length; equal only for equal values.
 */
final class CanonicalText {
  private final StringBuilder lines;

  CanonicalText(String form) {
    lines = new StringBuilder(form).append('\n');
  }

  CanonicalText with(String name, Object value) {
    String text = String.valueOf(value);
    lines.append(name).append(' ').append(text.length()).append(' ').append(text).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
