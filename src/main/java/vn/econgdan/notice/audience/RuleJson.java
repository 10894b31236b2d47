package vn.econgdan.notice.audience;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A rule as the database keeps it. */
final class RuleJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);

  private RuleJson() {}

  static String write(AudienceRule rule) {
    try {
      return MAPPER.writeValueAsString(rule);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a rule is plain strings", e);
    }
  }

  static AudienceRule read(String json) {
    try {
      return MAPPER.readValue(json, AudienceRule.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds a rule that cannot be read", e);
    }
  }
}
