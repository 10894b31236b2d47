package vn.econgdan.app.edge.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The examples of the contract do not age: they were written for the day {@code
 * info.x-examples-of}, and every date and month in them moves on as today does. Days move by days;
 * months, and firsts of a month, by months.
 */
final class DatedExamples {
  private static final Pattern DATE = Pattern.compile("(?<!\\d)(20\\d\\d-\\d\\d)(-\\d\\d)?(?!\\d)");
  private static final String FIRST = "-01";

  private final long days;
  private final long months;

  private DatedExamples(LocalDate written, LocalDate day) {
    this.days = ChronoUnit.DAYS.between(written, day);
    this.months = ChronoUnit.MONTHS.between(YearMonth.from(written), YearMonth.from(day));
  }

  /** The same document, changed in place. */
  static JsonNode on(LocalDate day, JsonNode document) {
    LocalDate written = LocalDate.parse(document.at("/info/x-examples-of").asText());
    new DatedExamples(written, day).search(document);
    ((ObjectNode) document.get("info")).put("x-examples-of", day.toString());
    return document;
  }

  private void search(JsonNode node) {
    if (node instanceof ObjectNode object && isExample(object.get("example"))) {
      object.set("example", moved(object.get("example")));
    }
    node.forEach(this::search);
  }

  /** A schema of a field that is called example is none. */
  private static boolean isExample(JsonNode example) {
    return example != null && !example.has("type");
  }

  private JsonNode moved(JsonNode value) {
    if (value instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(moved(field.getValue())));
    } else if (value instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, moved(list.get(i)));
      }
    } else if (value.isTextual()) {
      return TextNode.valueOf(DATE.matcher(value.textValue()).replaceAll(this::moved));
    }
    return value;
  }

  private String moved(MatchResult date) {
    String day = date.group(2);
    if (day == null) {
      return YearMonth.parse(date.group(1)).plusMonths(months).toString();
    }
    LocalDate written = LocalDate.parse(date.group());
    return (day.equals(FIRST) ? written.plusMonths(months) : written.plusDays(days)).toString();
  }
}
