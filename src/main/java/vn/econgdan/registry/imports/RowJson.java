package vn.econgdan.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import vn.econgdan.registry.imports.file.RowProblem;

/** Rows and their problems as JSON between the program and its database. */
final class RowJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private RowJson() {}

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record could not be written as JSON", e);
    }
  }

  static Map<String, String> readNames(String json) {
    try {
      return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("names of columns that this program did not write", e);
    }
  }

  static List<RowProblem> readProblems(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<RowProblem>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("problems of a row that this program did not write", e);
    }
  }
}
