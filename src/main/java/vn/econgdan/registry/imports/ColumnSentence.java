package vn.econgdan.registry.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.econgdan.kernel.Wording;
import vn.econgdan.registry.imports.file.RowProblem;

/**
 * What is told of a row, naming the column as the file spells it.
 *
 * @param code of the sentence
 * @param columns the file's names, by those of the contract
 */
record ColumnSentence(String code, RowProblem problem, Map<String, String> columns) {

  String in(Locale language, Wording wording) {
    String column = spelled(problem.field());
    String sentence = wording.sentence(language, code, arguments(), column);
    boolean says = !columns.containsKey(problem.field()) || sentence.contains("“" + column + "”");
    return says ? sentence : wording.sentence(language, "IN_COLUMN", List.of(column, sentence));
  }

  /** What changes is told as a list of columns. */
  private List<String> arguments() {
    return code.equals("CHANGED")
        ? problem.arguments().stream().map(this::spelledList).toList()
        : problem.arguments();
  }

  private String spelledList(String fields) {
    return Stream.of(fields.split(", ")).map(this::spelled).collect(Collectors.joining(", "));
  }

  private String spelled(String field) {
    return columns.getOrDefault(field, field);
  }
}
