package vn.econgdan.app.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import vn.econgdan.app.edge.contract.ApiRefusal;
import vn.econgdan.app.edge.contract.JsonCheck;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;

/**
 * What was wrong with a body, by field: 400, or 422 for a value that an enum does not know. The
 * contract is asked first ({@link JsonCheck}); this speaks for what a record cannot hold.
 */
final class UnreadableJson {
  private UnreadableJson() {}

  static Refusal refusal(JsonProcessingException cause) {
    if (!(cause instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return ApiRefusal.malformed("BODY_NOT_JSON").refusal();
    }
    String field = field(mapping.getPath());
    if (mapping instanceof UnrecognizedPropertyException unknown) {
      return malformed(Problem.of(field, "UNKNOWN_FIELD", known(unknown)));
    }
    if (mapping.getCause() instanceof InputCoercionException outOfRange
        && outOfRange.getTargetType() == int.class) {
      return malformed(Problem.of(field, "OUT_OF_RANGE", Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    if (mapping instanceof InvalidFormatException format
        && format.getTargetType().isEnum()
        && format.getValue() instanceof String) {
      return Refusal.unacceptable(field, "UNKNOWN_VALUE", values(format.getTargetType()));
    }
    return malformed(Problem.of(field, "WRONG_TYPE", expected(mapping)));
  }

  private static String known(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static Refusal malformed(Problem problem) {
    return ApiRefusal.malformed(List.of(problem)).refusal();
  }

  /** As one would write it: {@code audience.groups[0]}. */
  private static String field(List<Reference> path) {
    StringBuilder field = new StringBuilder();
    for (Reference step : path) {
      if (step.getFieldName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return field.toString();
  }

  private static String values(Class<?> enumeration) {
    return Arrays.stream(enumeration.getEnumConstants())
        .map(value -> ((Enum<?>) value).name())
        .collect(Collectors.joining(", "));
  }

  private static String expected(JsonMappingException cause) {
    Class<?> wanted = wanted(cause);
    return wanted == null ? "JSON" : JsonTypeNames.of(wanted);
  }

  private static Class<?> wanted(JsonMappingException cause) {
    if (cause.getCause() instanceof InputCoercionException outOfRange) {
      return outOfRange.getTargetType();
    }
    return cause instanceof MismatchedInputException mismatched ? mismatched.getTargetType() : null;
  }
}
