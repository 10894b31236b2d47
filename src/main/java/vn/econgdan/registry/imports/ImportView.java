package vn.econgdan.registry.imports;

import java.util.List;
import vn.econgdan.registry.imports.file.Verdict;

/**
 * An import as it stands, with one page of its verdicts (CONTRACT 4). While RUNNING, accepted +
 * warned + refused grows towards total.
 *
 * @param failure why it was given up, as a sentence; null unless FAILED
 * @param ignoredColumns columns of the file the registry does not keep
 */
public record ImportView(
    String id,
    ImportState state,
    String failure,
    int total,
    int accepted,
    int warned,
    int refused,
    List<String> ignoredColumns,
    List<Item> items) {

  /**
   * The verdict on one row.
   *
   * @param line of the file; the header is 1
   * @param phone E.164; null when none could be read
   */
  public record Item(int line, Verdict verdict, String phone, List<ItemProblem> problems) {}

  /**
   * @param suggestion what was probably meant; may be null
   */
  public record ItemProblem(String field, String code, String message, String suggestion) {}
}
