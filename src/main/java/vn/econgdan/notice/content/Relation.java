package vn.econgdan.notice.content;

/** What a notice does to an earlier one (DOMAIN 4.2: thay thế, đính chính, thu hồi). */
public enum Relation {
  REPLACES,
  CORRECTS,
  CANCELS
}
