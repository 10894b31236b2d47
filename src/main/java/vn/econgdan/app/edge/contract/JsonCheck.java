package vn.econgdan.app.edge.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import vn.econgdan.kernel.Characters;

/**
 * Holds a body against the contract and notes everything that no door could read: unknown fields,
 * wrong types, unknown values. What is missing or too long is noted beside that only; alone it is
 * the door's to say, which knows more.
 */
public final class JsonCheck {
  private final ApiFaults faults;
  private final ApiFaults omissions = new ApiFaults();

  private JsonCheck(ApiFaults faults) {
    this.faults = faults;
  }

  public static void check(JsonNode body, ApiSchema schema, ApiFaults faults) {
    JsonCheck check = new JsonCheck(faults);
    check.value("", body, schema);
    if (faults.any()) {
      faults.addAll(check.omissions);
    }
  }

  private void value(String field, JsonNode node, ApiSchema schema) {
    if (!isOf(schema.type(), node)) {
      faults.malformed(field, "WRONG_TYPE", schema.type());
      return;
    }
    switch (schema.type()) {
      case "object" -> object(field, node, schema);
      case "array" -> list(field, node, schema);
      case "string" -> text(field, node.textValue(), schema);
      case "integer" -> integer(field, node, schema);
      default -> {
        // a number or a yes or no is all that its type says
      }
    }
  }

  private static boolean isOf(String type, JsonNode node) {
    return switch (type) {
      case "object" -> node.isObject();
      case "array" -> node.isArray();
      case "string" -> node.isTextual();
      case "integer" -> node.isIntegralNumber();
      case "number" -> node.isNumber();
      case "boolean" -> node.isBoolean();
      default -> true;
    };
  }

  private void object(String field, JsonNode node, ApiSchema schema) {
    sized(field, node.size(), schema);
    node.properties()
        .forEach(entry -> member(joined(field, entry.getKey()), entry.getKey(), node, schema));
    for (String name : schema.required()) {
      if (node.path(name).isMissingNode() || node.path(name).isNull()) {
        ApiSchema missing = schema.fields().get(name);
        omissions.unacceptable(
            joined(field, name), missing.codes().missing(), String.join(", ", missing.values()));
      }
    }
  }

  private void member(String field, String name, JsonNode node, ApiSchema schema) {
    ApiSchema known = schema.fields().get(name);
    if (known == null && !schema.open()) {
      faults.malformed(field, "UNKNOWN_FIELD", String.join(", ", schema.fields().keySet()));
    } else if (known != null && !node.path(name).isNull()) {
      value(field, node.path(name), known);
    }
  }

  private void list(String field, JsonNode node, ApiSchema schema) {
    sized(field, node.size(), schema);
    for (int i = 0; i < node.size() && schema.items().isPresent(); i++) {
      value(field + "[" + i + "]", node.get(i), schema.items().get());
    }
  }

  private void text(String field, String text, ApiSchema schema) {
    if (!isWritten(schema.format(), text)) {
      faults.malformed(field, "WRONG_TYPE", schema.format());
    } else if (!schema.values().isEmpty() && !schema.values().contains(text)) {
      faults.unacceptable(field, "UNKNOWN_VALUE", String.join(", ", schema.values()));
    }
    Characters.firstBroken(text)
        .ifPresent(broken -> faults.unacceptable(field, "BROKEN_CHARACTER", broken));
    sized(field, text.isBlank() ? 0 : text.codePointCount(0, text.length()), schema);
  }

  private static boolean isWritten(String format, String text) {
    try {
      return switch (format) {
        case "date-time" -> OffsetDateTime.parse(text) != null;
        case "date" -> LocalDate.parse(text) != null;
        default -> true;
      };
    } catch (DateTimeException unreadable) {
      return false;
    }
  }

  private void integer(String field, JsonNode node, ApiSchema schema) {
    if (schema.format().equals("int64") && !node.canConvertToLong()) {
      faults.malformed(field, "WRONG_TYPE", "integer");
    } else if (!schema.format().equals("int64") && !node.canConvertToInt()) {
      faults.malformed(field, "OUT_OF_RANGE", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
  }

  private void sized(String field, long size, ApiSchema schema) {
    ApiSchema.Size allowed = schema.size();
    ApiSchema.Codes codes = schema.codes();
    if (size == 0 && allowed.least() > 0 && !codes.empty().isEmpty()) {
      omissions.unacceptable(field, codes.empty());
    } else if (size < allowed.least()) {
      omissions.unacceptable(field, "LENGTH_RANGE", allowed.least(), allowed.most());
    } else if (size > allowed.most()) {
      tooLong(field, size, schema);
    }
  }

  private void tooLong(String field, long size, ApiSchema schema) {
    ApiSchema.Size allowed = schema.size();
    String code = schema.codes().tooLong();
    if (!code.isEmpty()) {
      omissions.unacceptable(field, code, size, allowed.most());
    } else if (allowed.least() > 0) {
      omissions.unacceptable(field, "LENGTH_RANGE", allowed.least(), allowed.most());
    } else {
      omissions.unacceptable(field, "VALUE_TOO_LONG", allowed.most());
    }
  }

  private static String joined(String field, String name) {
    return field.isEmpty() ? name : field + "." + name;
  }
}
