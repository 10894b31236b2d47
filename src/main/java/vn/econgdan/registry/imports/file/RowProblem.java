package vn.econgdan.registry.imports.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.registry.phone.PhoneReading;

/**
 * What is wrong with, or worth a look at, one row of an import.
 *
 * @param field the column, as CONTRACT names it
 * @param code its sentence stands under {@code refusal.<code>}
 * @param arguments fill {0}, {1}… of the sentence
 * @param suggestion what was probably meant; may be null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowProblem(String field, String code, List<String> arguments, String suggestion) {

  public static RowProblem of(Column column, String code, Object... arguments) {
    return of(Problem.of(column.field(), code, arguments));
  }

  public RowProblem suggesting(String meant) {
    return new RowProblem(field, code, arguments, meant);
  }

  public static RowProblem of(Problem problem) {
    return new RowProblem(problem.field(), problem.code(), problem.arguments(), null);
  }

  public static RowProblem of(PhoneReading.Refused refused) {
    Problem problem = refused.problem();
    return new RowProblem(
        problem.field(), problem.code(), problem.arguments(), refused.suggestion().orElse(null));
  }
}
