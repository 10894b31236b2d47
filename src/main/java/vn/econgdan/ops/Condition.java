package vn.econgdan.ops;

import java.util.Map;

/** Something that is so at this moment, and that an alarm tells of for as long as it is. */
record Condition(AlarmKey key, Map<String, String> detail) {
  static Condition of(String kind, String subject, String... detail) {
    return new Condition(
        new AlarmKey(kind, subject), detail.length == 0 ? Map.of() : Map.of(detail[0], detail[1]));
  }
}
