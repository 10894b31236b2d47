package vn.econgdan.reconcile.files;

import java.util.Map;
import java.util.Optional;
import vn.econgdan.dispatch.CarrierIds;

/**
 * What a carrier's file looks like (CONTRACT 5: configuration, not code).
 *
 * @param titles what the file calls a column; a column not named here has the contract's title
 * @param separator empty: comma, semicolon or tab, whichever the header has most of
 * @param datePattern yyyy, MM, dd, HH, mm, ss, each of its full width, and what stands between them
 * @param amounts what points and commas of amounts mean
 * @param ids how ids of answers became the keys of our attempts
 */
public record RecordForm(
    Map<RecordColumn, String> titles,
    Optional<Character> separator,
    String datePattern,
    RecordIdForm idForm,
    RecordAmountForm amounts,
    CarrierIds ids) {

  /** CONTRACT 5 word for word. */
  public static final RecordForm CONTRACT =
      new RecordForm(
          Map.of(),
          Optional.empty(),
          "yyyy-MM-dd HH:mm:ss",
          RecordIdForm.SAME,
          RecordAmountForm.PLAIN,
          CarrierIds.SAME);

  /**
   * @throws IllegalArgumentException when times could not be read by {@code datePattern}
   */
  public RecordForm {
    titles = Map.copyOf(titles);
    RecordTimes.check(datePattern);
  }

  String title(RecordColumn column) {
    return titles.getOrDefault(column, column.title());
  }
}
